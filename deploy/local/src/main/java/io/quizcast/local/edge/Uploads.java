package io.quizcast.local.edge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Bounds how many large bodies of one address are passed on at the same time. Further ones wait in
 * order and are not read in the meantime; their number is bounded by the connections of the
 * address. Otherwise one address could keep as many threads of a service busy as it has
 * connections. Thread-safe.
 */
final class Uploads {
  private final Vertx vertx;
  private final int atOnce;
  private final Map<String, Turns> byAddress = new HashMap<>();

  /**
   * @param atOnce number of bodies of one address
   */
  Uploads(Vertx vertx, int atOnce) {
    this.vertx = vertx;
    this.atOnce = atOnce;
  }

  private record Waiting(Context context, Promise<Void> turn) {}

  /** The bodies of one address; an entry without bodies is removed. */
  private static final class Turns {
    private int passing;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
  }

  /** Completes when it is the body's turn. Each turn must be ended by {@link #leave}. */
  synchronized Future<Void> enter(String address) {
    Turns turns = byAddress.computeIfAbsent(address, _ -> new Turns());
    if (turns.passing < atOnce) {
      turns.passing++;
      return Future.succeededFuture();
    }
    Waiting waiting = new Waiting(vertx.getOrCreateContext(), Promise.promise());
    turns.waiting.add(waiting);
    return waiting.turn().future();
  }

  synchronized void leave(String address) {
    Turns turns = byAddress.get(address);
    if (turns == null) {
      return;
    }
    Waiting next = turns.waiting.poll();
    if (next != null) {
      next.context().runOnContext(_ -> next.turn().complete());
    } else if (--turns.passing == 0) {
      byAddress.remove(address);
    }
  }
}
