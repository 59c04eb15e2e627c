package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests so that a slow caller holds no connection to a service: a small body
 * is read completely before a connection is taken, and a large one must keep a minimum rate.
 */
final class RequestBodies {
  /** The part of a body that is read before a connection to a service is taken. */
  static final int SMALL = 64 << 10;

  /**
   * The deadlines.
   *
   * @param first deadline for a small body, or for the first {@link #SMALL} bytes of a large one
   * @param window time in which at least {@code windowBytes} of a large body must arrive while the
   *     service reads
   * @param discarded bytes a minute of one address that are read after their response
   * @param atOnce large bodies of one address that are passed on at the same time
   * @param longestWait how long a further one waits at most
   */
  record Limits(
      Duration first,
      Duration window,
      long windowBytes,
      long discarded,
      int atOnce,
      Duration longestWait) {}

  /** Whether a request may be passed on. */
  enum Ready {
    YES,
    /** The body arrived too slowly. */
    TOO_SLOW,
    /** Its address was already sending the maximum number of large bodies. */
    TOO_MANY
  }

  private static final String REST = "rest-of-the-body";

  private final Vertx vertx;
  private final Limits limits;
  private final DiscardedBytes discarded;
  private final Uploads uploads;

  RequestBodies(Vertx vertx, Limits limits, DiscardedBytes discarded) {
    this.vertx = vertx;
    this.limits = limits;
    this.discarded = discarded;
    this.uploads = new Uploads(vertx, limits.atOnce());
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  /** Completes when it is known whether the request may be passed on. */
  Future<Ready> ready(ProxyContext context) {
    ProxyRequest request = context.request();
    HttpServerRequest asked = request.proxiedRequest();
    if (!hasBody(asked)) {
      return Future.succeededFuture(Ready.YES);
    }
    Promise<Ready> done = Promise.promise();
    Buffer first = Buffer.buffer();
    long timer = vertx.setTimer(limits.first.toMillis(), _ -> done.tryComplete(Ready.TOO_SLOW));
    asked.handler(
        chunk -> {
          first.appendBuffer(chunk);
          if (first.length() > SMALL) {
            asked.pause();
            asked.handler(null);
            Rated rest = new Rated(asked, first);
            context.set(REST, rest);
            request.setBody(rest.body());
            vertx.cancelTimer(timer);
            rest.enter(done);
          }
        });
    asked.endHandler(
        _ -> {
          if (first.length() <= SMALL) {
            request.setBody(Body.body(first));
            done.tryComplete(Ready.YES);
          }
        });
    asked.exceptionHandler(_ -> done.tryComplete(Ready.TOO_SLOW));
    asked.resume();
    return done.future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  /**
   * Passes no more of a large body on, because the service has refused it. The rest is not read
   * until the caller resumes the request.
   */
  void abandon(ProxyContext context) {
    Rated rest = context.get(REST, Rated.class);
    if (rest != null) {
      rest.abandon();
    }
  }

  /**
   * Passes on the remaining part of a large body. The connection is closed if that part arrives too
   * slowly.
   */
  private final class Rated implements ReadStream<Buffer> {
    private final HttpServerRequest asked;
    private @Nullable Buffer first;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Throwable> failed;
    private long bytes;
    private boolean flowing;
    private boolean ended;
    private boolean entered;
    private long timer = -1;

    private Rated(HttpServerRequest asked, Buffer first) {
      this.asked = asked;
      this.first = first;
      asked.connection().closeHandler(_ -> stop());
    }

    private Body body() {
      String length = asked.getHeader(HttpHeaders.CONTENT_LENGTH);
      return length == null ? Body.body(this) : Body.body(this, Long.parseLong(length));
    }

    /** Waits for the body's turn. */
    private void enter(Promise<Ready> done) {
      long waiting =
          vertx.setTimer(limits.longestWait.toMillis(), _ -> done.tryComplete(Ready.TOO_MANY));
      String address = Connections.network(asked);
      uploads
          .enter(address)
          .onSuccess(
              _ -> {
                vertx.cancelTimer(waiting);
                if (ended || !done.tryComplete(Ready.YES)) {
                  uploads.leave(address);
                } else {
                  entered = true;
                }
              });
    }

    private void stop() {
      ended = true;
      vertx.cancelTimer(timer);
      if (entered) {
        entered = false;
        uploads.leave(Connections.network(asked));
      }
    }

    /** Ends the request to the service. What is read from now on counts as discarded. */
    private void abandon() {
      if (ended) {
        return;
      }
      stop();
      asked.pause();
      asked.handler(chunk -> discarded.count(asked, chunk.length()));
      asked.endHandler(null);
      asked.exceptionHandler(null);
      if (failed != null) {
        failed.handle(new IllegalStateException("refused by the service"));
      }
    }

    private void check() {
      if (flowing && !ended && bytes < limits.windowBytes) {
        asked.connection().close();
      }
      bytes = 0;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> target) {
      handler = target;
      if (target != null) {
        if (timer < 0) {
          timer = vertx.setPeriodic(limits.window.toMillis(), _ -> check());
        }
        asked.handler(
            chunk -> {
              bytes += chunk.length();
              if (asked.response().ended()) {
                discarded.count(asked, chunk.length());
              }
              target.handle(chunk);
            });
      }
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> target) {
      asked.endHandler(
          nothing -> {
            stop();
            if (target != null) {
              target.handle(nothing);
            }
          });
      return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> target) {
      failed = target;
      asked.exceptionHandler(
          problem -> {
            stop();
            if (target != null) {
              target.handle(problem);
            }
          });
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      flowing = false;
      asked.pause();
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      // Time in which the service did not read does not count against the caller.
      bytes = Math.max(bytes, flowing ? bytes : limits.windowBytes);
      flowing = true;
      Buffer head = first;
      if (head != null && handler != null) {
        first = null;
        handler.handle(head);
        if (!flowing) {
          return this;
        }
      }
      asked.fetch(amount);
      return this;
    }
  }
}
