package io.quizcast.gateway.handshake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.UserSockets;
import io.quizcast.gateway.socket.Wire;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.ErrorBody;
import io.quizcast.guard.GuardConfig;
import io.quizcast.guard.WsTicket;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Route filter in front of {@code /ws} and {@code /ws/events}. It decides who may open a socket and
 * refuses with the errors of the contract (§1.1). It is not an {@code HttpUpgradeCheck}, because
 * the refusal of such a check has no body.
 */
@ApplicationScoped
public class TicketGate {
  public static final String PATH = "/ws";

  /** Path of the server-sent events, for clients that cannot open a WebSocket. */
  public static final String STREAM_PATH = "/ws/events";

  private static final Logger LOG = Logger.getLogger(TicketGate.class);

  /** Runs before the origin filter, which refuses foreign origins without a body. */
  private static final int BEFORE_ORIGINS = 500;

  private static final int MAX_TICKET = 256;

  private final Tickets tickets;
  private final ObjectMapper json;
  private final Admission admission;
  private final UserSockets users;
  private final ClientAddress addresses;
  private final Fingerprints fingerprints;
  private final Set<String> origins;

  TicketGate(
      Tickets tickets,
      ObjectMapper json,
      Admission admission,
      UserSockets users,
      ClientAddress addresses,
      Fingerprints fingerprints,
      GuardConfig guard) {
    this.tickets = tickets;
    this.json = json;
    this.admission = admission;
    this.users = users;
    this.addresses = addresses;
    this.fingerprints = fingerprints;
    this.origins = Set.copyOf(guard.corsOrigins());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ORIGINS);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean events = isStreamOpening(context);
    if (!events && !context.normalizedPath().equals(PATH)) {
      context.next();
      return;
    }
    String ticket = request.getParam("ticket");
    if (ticket == null || ticket.isEmpty()) {
      refuse(context, 401, "Missing authentication ticket parameter", "ticket_missing");
    } else if (events && request.version() != HttpVersion.HTTP_1_1) {
      refuse(context, 505, "A stream of events needs HTTP/1.1", "http_version");
    } else if (!events && !isHandshake(request)) {
      refuseWithoutHandshake(context, ticket);
    } else if (!isAllowed(request.getHeader(HttpHeaders.ORIGIN), request.getHeader("Host"))) {
      refuse(context, 403, "Forbidden", "origin_not_allowed");
    } else if (ticket.length() > MAX_TICKET) {
      refuseTicket(context);
    } else {
      admit(context, ticket);
    }
  }

  private static boolean isStreamOpening(RoutingContext context) {
    return context.normalizedPath().equals(STREAM_PATH)
        && context.request().method() == HttpMethod.GET;
  }

  /**
   * Whether the upgrade can succeed. A request that cannot be upgraded must not consume the ticket.
   */
  private static boolean isHandshake(HttpServerRequest request) {
    String connection = request.getHeader(HttpHeaders.CONNECTION);
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        && connection != null
        && connection.toLowerCase(Locale.ROOT).contains("upgrade")
        && request.getHeader("Sec-WebSocket-Key") != null
        && request.getHeader("Sec-WebSocket-Version") != null;
  }

  /**
   * Refuses a request that is not a handshake. An invalid ticket is reported first (contract §1.1);
   * a valid one is not consumed.
   */
  private void refuseWithoutHandshake(RoutingContext context, String ticket) {
    if (ticket.length() > MAX_TICKET) {
      refuseTicket(context);
      return;
    }
    tickets
        .isKnown(Wire.channelOf(context.request()).eventLoop(), ticket)
        .onSuccess(
            known -> {
              if (known) {
                refuse(context, 400, "Not a WebSocket handshake", "not_a_handshake");
              } else {
                refuseTicket(context);
              }
            })
        .onFailure(failure -> unavailable(context, failure));
  }

  /** A request without Origin is accepted, because native apps do not send it. */
  private boolean isAllowed(@Nullable String origin, @Nullable String host) {
    return origin == null
        || origins.contains(origin)
        || origin.equals("http://" + host)
        || origin.equals("https://" + host);
  }

  private void admit(RoutingContext context, String ticket) {
    HttpServerRequest request = context.request();
    String network = ClientAddress.bucketOf(addresses.of(request));
    switch (admission.admit(network)) {
      case NOT_READY -> refuse(context, 503, "The server is starting or stopping", "not_ready");
      case FULL -> refuse(context, 503, "The server is full", "server_full");
      case TOO_FAST -> refuse(context, 503, "Too many people arrive at once", "arriving_too_fast");
      case ADDRESS_FULL -> refuse(context, 429, "Too many connections", "too_many_connections");
      case ADMITTED -> {
        Channel channel = Wire.channelOf(request);
        channel.closeFuture().addListener(_ -> admission.release(network));
        request.pause();
        tickets
            .redeem(channel.eventLoop(), ticket)
            .onComplete(_ -> admission.lookedUp())
            .onSuccess(found -> opened(context, channel, network, found))
            .onFailure(failure -> unavailable(context, failure));
      }
    }
  }

  private void opened(
      RoutingContext context, Channel channel, String network, @Nullable WsTicket ticket) {
    HttpServerRequest request = context.request();
    request.resume();
    if (ticket == null || (ticket.role().equals(WsTicket.STAGE) && ticket.quizId() == null)) {
      refuseTicket(context);
    } else if (!users.reserve(ticket.userId())) {
      refuse(context, 429, "Too many connections of this account", "too_many_connections");
    } else {
      channel.closeFuture().addListener(_ -> giveBackUnused(channel, ticket.userId()));
      Wire.identify(
          channel,
          new Identity(
              ticket.userId(),
              ticket.sessionId(),
              Identity.Role.of(ticket.role()),
              ticket.emailVerified(),
              ticket.issuedAt(),
              ticket.expiresAt(),
              fingerprints.ofAddress(network),
              fingerprints.deviceOf(request.getHeader(HttpHeaders.USER_AGENT)),
              ticket.quizId()));
      context.next();
    }
  }

  /** Frees the slot of an admitted handshake that did not become a socket. */
  private void giveBackUnused(Channel channel, long userId) {
    if (!Wire.isJoined(channel)) {
      users.giveBack(userId);
    }
  }

  private void unavailable(RoutingContext context, Throwable failure) {
    LOG.warnf("Tickets cannot be redeemed: %s", failure.getClass().getSimpleName());
    context.request().resume();
    refuse(context, 503, "Sign-in is briefly unavailable", "unavailable");
  }

  private void refuseTicket(RoutingContext context) {
    refuse(context, 401, "Invalid or expired ticket", "ticket_invalid");
  }

  public void refuse(RoutingContext context, int status, String error, String type) {
    boolean later = status == 503 || status == 429;
    ErrorBody body = new ErrorBody(error, type, null, later ? 2L : null);
    var response = context.response().setStatusCode(status);
    if (later) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "2");
    }
    try {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .putHeader(HttpHeaders.CONNECTION, "close")
          .end(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
