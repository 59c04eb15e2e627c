package io.quizcast.guard.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.language.ErrorTexts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Limits request bodies before they are read: their size by {@code Content-Length} (413), their
 * total by {@link BodyBudget} (503) and the time they take (408). Bodies without {@code
 * Content-Length} are counted while they are read and reserve the maximum of their route.
 */
@ApplicationScoped
public class BodyLimitFilter {
  /** Key in the context that is read by the framework's input stream, which stops at this size. */
  private static final String MAX_SIZE_KEY = "io.quarkus.max-request-size";

  /** Runs after the rate limits, so that a refused request reserves nothing. */
  private static final int AFTER_RATE_LIMITS = Priorities.USER + 100;

  private static final int BEFORE_FRAMEWORK = 340;

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(multipart/form-data|application/x-www-form-urlencoded)", Pattern.CASE_INSENSITIVE);

  private final BodyConfig config;
  private final ErrorTexts texts;
  private final long largest;
  private final BodyBudget budget;
  private final ClientAddress addresses;
  private final SecurityIdentity identity;
  private final Vertx vertx;
  private final Counter tooLarge;
  private final Counter overBudget;
  private final Counter tooSlow;
  private final Map<Method, Route> routes = new ConcurrentHashMap<>();

  BodyLimitFilter(
      BodyConfig config,
      ErrorTexts texts,
      ClientAddress addresses,
      SecurityIdentity identity,
      Vertx vertx,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      MeterRegistry meters) {
    if (config.minRate() < 1) {
      throw new IllegalArgumentException("quizcast.bodies.min-rate must be at least 1");
    }
    this.config = config;
    this.texts = texts;
    this.largest = largest.asLongValue();
    this.addresses = addresses;
    this.identity = identity;
    this.vertx = vertx;
    long inAll =
        config
            .heldByProcess()
            .map(size -> size.asLongValue())
            .orElseGet(() -> Runtime.getRuntime().maxMemory() / 8);
    this.budget = new BodyBudget(inAll, config.heldByCaller().asLongValue());
    Gauge.builder("quizcast.bodies.held", budget, BodyBudget::held)
        .baseUnit("bytes")
        .register(meters);
    this.tooLarge = refused(meters, "size");
    this.overBudget = refused(meters, "budget");
    this.tooSlow = refused(meters, "time");
  }

  private static Counter refused(MeterRegistry meters, String limit) {
    return Counter.builder("quizcast.bodies.refused").tag("limit", limit).register(meters);
  }

  /** Runs before the framework, which would refuse such bodies with an empty answer. */
  void register(@Observes Filters filters) {
    filters.register(this::checkLargest, BEFORE_FRAMEWORK);
  }

  private void checkLargest(RoutingContext context) {
    if (lengthOf(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= largest) {
      context.next();
      return;
    }
    tooLarge.increment();
    refuse(context, RequestRefused.tooLarge());
  }

  @ServerRequestFilter(priority = AFTER_RATE_LIMITS)
  public void check(ResourceInfo resource, ContainerRequestContext rest, RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    long announced = lengthOf(length);
    if (announced == 0 && !chunked) {
      return;
    }
    Route route =
        routes.computeIfAbsent(
            resource.getResourceMethod(), method -> routeOf(method, resource.getResourceClass()));
    long max = route.maxBytes();
    if (announced > max) {
      countTooLarge(context);
      throw RequestRefused.tooLarge();
    }
    if (chunked) {
      rest.setProperty(CountedBody.LIMIT, new CountedBody.Limit(max, () -> countTooLarge(context)));
    }
    // The framework would answer a chunked body over its limit without an error body, so
    // CountedBody limits these bodies. Forms are not read through it.
    context.put(MAX_SIZE_KEY, chunked && !isForm(request) ? Long.MAX_VALUE : max);
    hold(context, callerOf(request, route), chunked ? max : announced);
    boundTime(context, chunked ? max : announced);
  }

  private void countTooLarge(RoutingContext context) {
    tooLarge.increment();
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
  }

  private void hold(RoutingContext context, String caller, long bytes) {
    if (!budget.reserve(caller, bytes)) {
      overBudget.increment();
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      throw RequestRefused.unavailable();
    }
    context.addEndHandler(ended -> budget.release(caller, bytes));
  }

  private void boundTime(RoutingContext context, long bytes) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      return;
    }
    long millis = config.grace().toMillis() + bytes * 1_000 / config.minRate();
    long timer =
        vertx.setTimer(
            millis,
            due -> {
              if (!request.isEnded() && !context.response().ended()) {
                tooSlow.increment();
                refuse(
                    context,
                    RequestRefused.of(
                        408, "request_timeout", "The request took too long to arrive"));
              }
            });
    context.addEndHandler(ended -> vertx.cancelTimer(timer));
  }

  /** Closes the connection too, because the body is not read. */
  private void refuse(RoutingContext context, RequestRefused refused) {
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    refused.answer(context, texts).onComplete(sent -> context.request().connection().close());
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && FORM.matcher(type).lookingAt();
  }

  private String callerOf(HttpServerRequest request, Route route) {
    return Optional.of(identity)
        .filter(known -> route.authenticated())
        .flatMap(CallerIdentity::tokenOf)
        .map(token -> "u" + token.userId())
        .orElseGet(() -> ClientAddress.bucketOf(addresses.of(request)));
  }

  /**
   * @param authenticated whether the identity is already known; on a public route, asking for it
   *     would block
   */
  private record Route(long maxBytes, boolean authenticated) {}

  private Route routeOf(Method method, Class<?> resource) {
    MaxBody raised = method.getAnnotation(MaxBody.class);
    return new Route(
        raised == null ? config.max().asLongValue() : raised.kibibytes() * 1024L,
        Stream.of(method, resource)
            .anyMatch(
                secured ->
                    secured.isAnnotationPresent(Authenticated.class)
                        || secured.isAnnotationPresent(RolesAllowed.class)));
  }

  /**
   * Netty refuses lengths that are not numbers, so any other text is a number that is too large.
   */
  private static long lengthOf(@Nullable String length) {
    if (length == null) {
      return 0;
    }
    try {
      return Long.parseLong(length.strip());
    } catch (NumberFormatException odd) {
      return Long.MAX_VALUE;
    }
  }
}
