package io.quizcast.gateway.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.guard.GuardConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks quiz-service about a quiz that is in no room: unknown, or over for long. Off the game's
 * path: a running game is always in memory. One call at a time per quiz, answers are kept for a
 * while.
 */
@ApplicationScoped
public class QuizFacts {
  private static final Logger LOG = Logger.getLogger(QuizFacts.class);

  /** Of one replica; asking them all stays within the 3 s a player is kept waiting. */
  private static final long DEADLINE_MS = 1_400;

  private static final long KEEP_NANOS = 10_000_000_000L;
  private static final int MOST_KEPT = 10_000;
  private static final int MOST_UNDER_WAY = 64;

  /** Where quiz-service answers. */
  @ConfigMapping(prefix = "quizcast")
  public interface Config {
    /** One address, or its replicas: whoever is away is passed over. */
    @WithDefault("http://127.0.0.1:8090")
    List<URI> quizUrls();
  }

  /** What is known of a quiz. */
  enum Known {
    /** Scheduled or running; the stream will speak of it. */
    NOT_ENDED,
    ENDED,
    CANCELLED,
    UNKNOWN,
    /** quiz-service is away. */
    NO_ANSWER
  }

  /**
   * How a quiz that is over ended for one player, as far as it is known.
   *
   * @param cancelReason null for one that was played
   * @param eliminationReason null for one who got through, or was not in it
   */
  record Ending(
      @Nullable String cancelReason,
      int score,
      int correctCount,
      boolean eliminated,
      @Nullable String eliminationReason) {
    private static final Ending NOT_KNOWN = new Ending(null, 0, 0, false, null);
  }

  private record Kept(Known known, long until) {}

  private final HttpClient http;
  private final ObjectMapper json;
  private final List<URI> replicas;
  private final String token;
  private final Map<Long, Kept> kept = new HashMap<>();
  private final Map<Long, List<Consumer<Known>>> waiting = new HashMap<>();
  private final AtomicInteger endingsUnderWay = new AtomicInteger();

  QuizFacts(Vertx vertx, ObjectMapper json, Config config, GuardConfig guard) {
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) DEADLINE_MS).setMaxPoolSize(4));
    this.json = json;
    this.replicas = List.copyOf(config.quizUrls());
    this.token = guard.internalToken();
  }

  /** Any thread; the answer may come on any. */
  void find(long quizId, Consumer<Known> then) {
    Known known = quizId <= 0 ? Known.UNKNOWN : knownOrWait(quizId, then);
    if (known != null) {
      then.accept(known);
    }
  }

  private synchronized @Nullable Known knownOrWait(long quizId, Consumer<Known> then) {
    Kept found = kept.get(quizId);
    if (found != null && found.until() - System.nanoTime() > 0) {
      return found.known();
    }
    List<Consumer<Known>> others = waiting.get(quizId);
    if (others != null) {
      others.add(then);
      return null;
    }
    if (waiting.size() >= MOST_UNDER_WAY) {
      return Known.NO_ANSWER;
    }
    waiting.put(quizId, new ArrayList<>(List.of(then)));
    ask(quizId, 0);
    return null;
  }

  /** Of each replica in turn, until one knows. */
  private void ask(long quizId, int turn) {
    URI base = replicas.get(turn);
    get(base, "/internal/games/" + quizId + "/facts")
        .compose(this::known)
        .onComplete(
            answer -> {
              if (answer.failed()) {
                LOG.debugf("%s did not answer: %s", base, answer.cause().getMessage());
              }
              Known known = answer.succeeded() ? answer.result() : Known.NO_ANSWER;
              if (known == Known.NO_ANSWER && turn + 1 < replicas.size()) {
                ask(quizId, turn + 1);
              } else {
                answered(quizId, known);
              }
            });
  }

  private Future<HttpClientResponse> get(URI base, String path) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(base.getHost())
            .setPort(base.getPort() < 0 ? 80 : base.getPort())
            .setURI(path)
            .putHeader("X-Internal-Token", token)
            .setTimeout(DEADLINE_MS);
    return http.request(request).compose(HttpClientRequest::send);
  }

  /** Not kept: only who comes back to a quiz that has long been over asks. Any thread. */
  void ending(long quizId, long userId, Consumer<Ending> then) {
    if (endingsUnderWay.incrementAndGet() > MOST_UNDER_WAY) {
      endingsUnderWay.decrementAndGet();
      then.accept(Ending.NOT_KNOWN);
    } else {
      askEnding("/internal/games/" + quizId + "/facts?user_id=" + userId, 0, then);
    }
  }

  private void askEnding(String path, int turn, Consumer<Ending> then) {
    get(replicas.get(turn), path)
        .compose(HttpClientResponse::body)
        .map(this::parseEnding)
        .onComplete(
            answer -> {
              if (answer.failed() && turn + 1 < replicas.size()) {
                askEnding(path, turn + 1, then);
              } else {
                endingsUnderWay.decrementAndGet();
                then.accept(answer.succeeded() ? answer.result() : Ending.NOT_KNOWN);
              }
            });
  }

  private Ending parseEnding(Buffer body) {
    try {
      JsonNode facts = json.readTree(body.getBytes());
      JsonNode result = facts.path("result");
      return new Ending(
          facts.path("cancel_reason").asText(null),
          result.path("score").asInt(),
          result.path("correct_count").asInt(),
          result.path("is_eliminated").asBoolean(),
          result.path("elimination_reason").asText(null));
    } catch (IOException e) {
      return Ending.NOT_KNOWN;
    }
  }

  private Future<Known> known(HttpClientResponse answer) {
    return switch (answer.statusCode()) {
      case 200 -> answer.body().map(this::parse);
      case 404 -> answer.body().map(Known.UNKNOWN);
      default -> answer.body().map(Known.NO_ANSWER);
    };
  }

  private Known parse(Buffer body) {
    try {
      JsonNode facts = json.readTree(body.getBytes());
      return switch (facts.path("status").asText()) {
        case "scheduled", "in_progress", "held" -> Known.NOT_ENDED;
        case "completed" -> Known.ENDED;
        case "cancelled" -> Known.CANCELLED;
        default -> Known.UNKNOWN;
      };
    } catch (IOException e) {
      return Known.NO_ANSWER;
    }
  }

  private void answered(long quizId, Known known) {
    List<Consumer<Known>> all;
    synchronized (this) {
      if (known != Known.NO_ANSWER) {
        if (kept.size() >= MOST_KEPT) {
          kept.clear();
        }
        kept.put(quizId, new Kept(known, System.nanoTime() + KEEP_NANOS));
      }
      List<Consumer<Known>> waited = waiting.remove(quizId);
      all = waited == null ? List.of() : waited;
    }
    all.forEach(then -> then.accept(known));
  }
}
