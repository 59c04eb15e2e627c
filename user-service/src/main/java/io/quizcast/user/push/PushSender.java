package io.quizcast.user.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Encrypts a notification for one browser (RFC 8291) and sends it to the browser's push service.
 */
@Startup
@ApplicationScoped
public class PushSender {
  private static final Logger LOG = Logger.getLogger(PushSender.class);
  private static final int CONNECT_MILLIS = 2_000;

  /** Maximum number of connections to each push service. */
  private static final int CONNECTIONS = 20;

  /** The outcome of one attempt. */
  public enum Outcome {
    DELIVERED,
    /** The push service no longer has this subscription. */
    GONE,
    /** The push service is unavailable or overloaded; another attempt may succeed. */
    POSTPONED,
    /** Another attempt with this message would fail as well. */
    REFUSED
  }

  /** An encrypted message, with the signed headers and the target of its request. */
  private record Prepared(
      PushEndpoint endpoint,
      InetAddress address,
      String authorization,
      EncryptedPushMessage body) {}

  private final PushConfig config;
  private final VapidKeys keys;
  private final ObjectMapper json;
  private final Vertx vertx;
  private final HttpClient http;
  private final MeterRegistry meters;

  PushSender(
      PushConfig config, VapidKeys keys, ObjectMapper json, Vertx vertx, MeterRegistry meters) {
    this.config = config;
    this.keys = keys;
    this.json = json;
    this.vertx = vertx;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(10 * CONNECTIONS));
    this.meters = meters;
    // Registers every outcome at the start, so that its series exists while it is zero.
    for (Outcome outcome : Outcome.values()) {
      counter(outcome).increment(0);
    }
  }

  private Counter counter(Outcome outcome) {
    return meters.counter("quizcast.user.push", "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  @PreDestroy
  void stop() {
    http.close();
  }

  /** Sends a notification. Never fails. May complete on any thread. */
  public Uni<Outcome> send(PushSubscription subscription, PushMessage message) {
    return Uni.createFrom()
        .completionStage(() -> attempt(subscription, message).toCompletionStage())
        .onItem()
        .invoke(outcome -> counter(outcome).increment());
  }

  private Future<Outcome> attempt(PushSubscription subscription, PushMessage message) {
    // Runs on a worker thread, because DNS look-ups and elliptic-curve operations are too slow for
    // an event loop.
    return vertx
        .executeBlocking(() -> prepared(subscription, message), false)
        .compose(prepared -> post(prepared, message))
        .map(status -> outcome(status, subscription))
        .recover(
            failure -> {
              // The endpoint is a secret of the browser, so only the id of the subscription is
              // logged.
              LOG.warnf(
                  "The push service of subscription %d was not reached: %s",
                  subscription.id(), failure.getClass().getSimpleName());
              return Future.succeededFuture(
                  failure instanceof UnusableSubscription ? Outcome.REFUSED : Outcome.POSTPONED);
            });
  }

  /**
   * The settings, or the addresses of the endpoint's name, have changed since the browser
   * subscribed.
   */
  private static final class UnusableSubscription extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private Prepared prepared(PushSubscription subscription, PushMessage message) throws IOException {
    PushEndpoint endpoint =
        PushEndpoint.of(subscription.endpoint(), config).orElseThrow(UnusableSubscription::new);
    return new Prepared(
        endpoint,
        address(endpoint),
        keys.authorization(subscription.endpoint()),
        // Each message gets a new encryption, because worker threads must not share one.
        MessageEncryptions.of()
            .encrypt(
                UserAgentMessageEncryptionKeyInfo.of(subscription.p256dh(), subscription.auth()),
                com.zerodeplibs.webpush.PushMessage.ofUTF8(payload(message))));
  }

  private static InetAddress address(PushEndpoint endpoint)
      throws UnknownHostException, UnusableSubscription {
    InetAddress[] addresses = InetAddress.getAllByName(endpoint.host());
    for (InetAddress address : addresses) {
      if (!endpoint.mayBeCalledAt(address)) {
        throw new UnusableSubscription();
      }
    }
    return addresses[0];
  }

  private String payload(PushMessage message) throws JsonProcessingException {
    return json.writeValueAsString(
        Map.of("title", message.title(), "body", message.body(), "url", message.url()));
  }

  /** Completes with the status. Redirects are not followed, because they could lead to any host. */
  private Future<Integer> post(Prepared prepared, PushMessage message) {
    PushEndpoint endpoint = prepared.endpoint();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(endpoint.host())
            .setPort(endpoint.port())
            .setSsl(endpoint.isTls())
            .setURI(endpoint.pathAndQuery())
            // Calls the address that was checked, because the name could resolve to another one
            // now.
            .setServer(
                SocketAddress.inetSocketAddress(
                    endpoint.port(), prepared.address().getHostAddress()))
            .putHeader("Authorization", prepared.authorization())
            .putHeader("Content-Type", prepared.body().mediaType())
            .putHeader("Content-Encoding", prepared.body().contentEncoding())
            .putHeader("TTL", Long.toString(Math.max(0, message.worth().toSeconds())))
            .putHeader("Urgency", "high")
            .putHeader("Topic", message.topic());
    return http.request(options).compose(request -> exchange(request, prepared.body().toBytes()));
  }

  private Future<Integer> exchange(HttpClientRequest request, byte[] body) {
    long timer = vertx.setTimer(config.timeout().toMillis(), _ -> request.reset());
    return request
        .send(Buffer.buffer(body))
        .compose(response -> response.end().map(response.statusCode()))
        .onComplete(_ -> vertx.cancelTimer(timer));
  }

  private static Outcome outcome(int status, PushSubscription subscription) {
    if (status >= 200 && status < 300) {
      return Outcome.DELIVERED;
    }
    if (status == 404 || status == 410) {
      return Outcome.GONE;
    }
    LOG.warnf("The push service answered %d for subscription %d", status, subscription.id());
    return status == 429 || status >= 500 ? Outcome.POSTPONED : Outcome.REFUSED;
  }
}
