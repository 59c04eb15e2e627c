package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The replicas of one service: which of them are ready, and which one is next. Thread-safe. */
final class Replicas {
  private static final String HOST = "127.0.0.1";
  private static final Duration PROBE_EVERY = Duration.ofSeconds(1);
  private static final Duration PROBE_LIMIT = Duration.ofMillis(900);

  /** A little longer than the slowest response of a service. */
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

  private static final int MISSED_PROBES = 2;

  private final List<Replica> replicas;
  private final AtomicInteger turn = new AtomicInteger();

  Replicas(List<Integer> ports) {
    this.replicas =
        IntStream.range(0, ports.size())
            .mapToObj(i -> new Replica(Integer.toString(i), ports.get(i)))
            .toList();
  }

  private static final class Replica {
    private final String name;
    private final int port;
    private volatile int missed;

    private Replica(String name, int port) {
      this.name = name;
      this.port = port;
    }

    private boolean isReady() {
      return missed < MISSED_PROBES;
    }
  }

  /** Probes the readiness of every replica once a second. */
  void watch(Vertx vertx, HttpClient client) {
    vertx.setPeriodic(
        PROBE_EVERY.toMillis(), _ -> replicas.forEach(replica -> probe(client, replica)));
  }

  private static void probe(HttpClient client, Replica replica) {
    RequestOptions options =
        new RequestOptions()
            .setHost(HOST)
            .setPort(replica.port)
            .setURI("/q/health/ready")
            .setConnectTimeout(PROBE_LIMIT.toMillis())
            .setTimeout(PROBE_LIMIT.toMillis());
    client
        .request(options)
        .compose(HttpClientRequest::send)
        .map(HttpClientResponse::statusCode)
        .onSuccess(status -> replica.missed = status == 200 ? 0 : MISSED_PROBES)
        .onFailure(_ -> missed(replica));
  }

  // Runs only one probe at a time. If its count is lost, that costs a second.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private static void missed(Replica replica) {
    replica.missed++;
  }

  /** An open request and the name of its replica, which may be shown to clients. */
  record Opened(HttpClientRequest request, String replica) {}

  /**
   * Opens a request to the next ready replica that accepts a connection, or to any replica when
   * none is ready. Fails if no replica accepts; in that case nothing has been sent.
   *
   * @param wished the name of the replica that is preferred if it is ready; empty if any will do
   */
  Future<Opened> open(HttpClient client, HttpMethod method, String uri, String wished) {
    List<Replica> order = inTurn();
    order.sort(
        Comparator.comparing((Replica one) -> one.isReady() && one.name.equals(wished)).reversed());
    return open(client, method, uri, order);
  }

  private static Future<Opened> open(
      HttpClient client, HttpMethod method, String uri, List<Replica> candidates) {
    Replica first = candidates.getFirst();
    RequestOptions options =
        new RequestOptions()
            .setHost(HOST)
            .setPort(first.port)
            .setMethod(method)
            .setURI(uri)
            .setIdleTimeout(SILENCE_LIMIT.toMillis());
    Future<Opened> opened =
        client
            .request(options)
            .map(request -> new Opened(request, first.name))
            .onFailure(_ -> first.missed = MISSED_PROBES);
    List<Replica> others = candidates.subList(1, candidates.size());
    return others.isEmpty() ? opened : opened.recover(_ -> open(client, method, uri, others));
  }

  private List<Replica> inTurn() {
    int start = Math.floorMod(turn.getAndIncrement(), replicas.size());
    List<Replica> order = new ArrayList<>(replicas.subList(start, replicas.size()));
    order.addAll(replicas.subList(0, start));
    order.sort(Comparator.comparing(Replica::isReady).reversed());
    return order;
  }
}
