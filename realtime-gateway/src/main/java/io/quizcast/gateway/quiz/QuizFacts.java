package io.quizcast.gateway.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quizcast.guard.GuardConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks quiz-service about a quiz that has no room here because it is unknown, new or long over. Not
 * used during a game, because a running game is always in memory. Makes one call at a time per quiz
 * and caches the answers.
 */
@ApplicationScoped
public class QuizFacts {
  private static final Logger LOG = Logger.getLogger(QuizFacts.class);

  /** Deadline for one replica: asking two of them stays within the 3 s that a player waits. */
  private static final long DEADLINE_MS = 1_400;

  private static final long KEEP_NANOS = 10_000_000_000L;

  /** Short, because a new quiz may be cancelled at any moment. */
  private static final long KEEP_NOT_ENDED_NANOS = 1_000_000_000L;

  private static final int MAX_KEPT = 10_000;
  private static final int MAX_PENDING = 64;

  /** Address of quiz-service. */
  @ConfigMapping(prefix = "quizcast")
  public interface Config {
    /** One address, or one per replica; an unavailable one is skipped. */
    @WithDefault("http://127.0.0.1:8090")
    List<URI> quizUrls();
  }

  /** The status of a quiz according to quiz-service. */
  public enum Known {
    /** Scheduled or running. Its events will follow on the stream. */
    NOT_ENDED,
    /** A rehearsal that has not ended. For players it does not exist. */
    REHEARSAL,
    ENDED,
    CANCELLED,
    UNKNOWN,
    /** quiz-service is unavailable. */
    NO_ANSWER
  }

  /**
   * How a finished quiz ended for one player.
   *
   * @param cancelReason null for a quiz that was played
   * @param eliminationReason null for a player who won or did not take part
   */
  public record Ending(
      @Nullable String cancelReason,
      int score,
      int correctCount,
      boolean eliminated,
      @Nullable String eliminationReason) {}

  private record Kept(Known known, long until) {}

  private final HttpClient http;
  private final ObjectMapper json;
  private final List<URI> replicas;
  private final String token;
  private final Map<Long, Kept> kept = new HashMap<>();
  private final Map<Long, List<Consumer<Known>>> waiting = new HashMap<>();
  private final AtomicInteger pendingEndings = new AtomicInteger();

  @Inject
  public QuizFacts(Vertx vertx, ObjectMapper json, Config config, GuardConfig guard) {
    this(vertx, json, config.quizUrls(), guard.internalToken());
  }

  public QuizFacts(Vertx vertx, ObjectMapper json, List<URI> replicas, String token) {
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) DEADLINE_MS).setMaxPoolSize(4));
    this.json = json;
    this.replicas = List.copyOf(replicas);
    this.token = token;
  }

  /** Looks up the status. May be called from any thread; {@code then} may run on any thread. */
  public void find(long quizId, Consumer<Known> then) {
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
    if (waiting.size() >= MAX_PENDING) {
      return Known.NO_ANSWER;
    }
    waiting.put(quizId, new ArrayList<>(List.of(then)));
    ask(quizId);
    return null;
  }

  private void ask(long quizId) {
    facts("/internal/games/" + quizId + "/facts", 0)
        .map(QuizFacts::known)
        .onComplete(
            answer -> answered(quizId, answer.succeeded() ? answer.result() : Known.NO_ANSWER));
  }

  /**
   * Asks the replicas one after the other until one answers. A quiz that is unknown has no facts.
   */
  private Future<JsonNode> facts(String path, int turn) {
    URI base = replicas.get(turn);
    Future<JsonNode> answer =
        get(base, path)
            .timeout(DEADLINE_MS, TimeUnit.MILLISECONDS)
            .onFailure(
                unavailable -> LOG.debugf("%s did not answer: %s", base, unavailable.getMessage()));
    return turn + 1 < replicas.size()
        ? answer.recover(unavailable -> facts(path, turn + 1))
        : answer;
  }

  private Future<JsonNode> get(URI base, String path) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(base.getHost())
            .setPort(base.getPort() < 0 ? 80 : base.getPort())
            .setURI(path)
            .putHeader("X-Internal-Token", token)
            .setTimeout(DEADLINE_MS);
    return http.request(request).compose(asked -> asked.send().compose(this::read));
  }

  /** Reads the body in the same event loop tick, because a body without a handler is discarded. */
  private Future<JsonNode> read(HttpClientResponse answer) {
    return switch (answer.statusCode()) {
      case 200 -> answer.body().map(this::tree);
      case 404 -> answer.body().map(MissingNode.getInstance());
      default -> answer.body().compose(_ -> Future.failedFuture("status " + answer.statusCode()));
    };
  }

  private JsonNode tree(Buffer body) {
    try {
      JsonNode facts = json.readTree(body.getBytes());
      if (!facts.isObject()) {
        throw new IllegalStateException("an answer without facts");
      }
      return facts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known known(JsonNode facts) {
    boolean isRehearsal = facts.path("rehearsal").asBoolean();
    return switch (facts.path("status").asText()) {
      case "scheduled", "in_progress", "held" -> isRehearsal ? Known.REHEARSAL : Known.NOT_ENDED;
      case "completed" -> isRehearsal ? Known.UNKNOWN : Known.ENDED;
      case "cancelled" -> isRehearsal ? Known.UNKNOWN : Known.CANCELLED;
      default -> Known.UNKNOWN;
    };
  }

  /**
   * Looks up how a quiz ended for one player. Not cached, because only users who return to a quiz
   * that ended long ago need it. May be called from any thread.
   *
   * @param then gets nothing if quiz-service is unavailable or the results are still being written
   */
  public void ending(long quizId, long userId, Consumer<Optional<Ending>> then) {
    if (pendingEndings.incrementAndGet() > MAX_PENDING) {
      pendingEndings.decrementAndGet();
      then.accept(Optional.empty());
    } else {
      facts("/internal/games/" + quizId + "/facts?user_id=" + userId, 0)
          .onComplete(
              answer -> {
                pendingEndings.decrementAndGet();
                then.accept(
                    Optional.ofNullable(answer.result())
                        .filter(JsonNode::isObject)
                        .map(QuizFacts::ending));
              });
    }
  }

  private static Ending ending(JsonNode facts) {
    JsonNode result = facts.path("result");
    return new Ending(
        facts.path("cancel_reason").asText(null),
        result.path("score").asInt(),
        result.path("correct_count").asInt(),
        result.path("is_eliminated").asBoolean(),
        result.path("elimination_reason").asText(null));
  }

  private void answered(long quizId, Known known) {
    List<Consumer<Known>> all;
    synchronized (this) {
      if (known != Known.NO_ANSWER) {
        if (kept.size() >= MAX_KEPT) {
          kept.clear();
        }
        long keep =
            known == Known.NOT_ENDED || known == Known.REHEARSAL
                ? KEEP_NOT_ENDED_NANOS
                : KEEP_NANOS;
        kept.put(quizId, new Kept(known, System.nanoTime() + keep));
      }
      List<Consumer<Known>> waited = waiting.remove(quizId);
      all = waited == null ? List.of() : waited;
    }
    all.forEach(then -> then.accept(known));
  }
}
