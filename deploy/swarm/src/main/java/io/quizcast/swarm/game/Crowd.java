package io.quizcast.swarm.game;

import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.quiz.AnswerKey;
import io.quizcast.swarm.quiz.QuizDraft;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Thousands of bots in one game, on a few event loops. */
public final class Crowd {

  /**
   * @param gateways addresses for the sockets, used by the bots in turn, e.g. {@code
   *     ws://127.0.0.1:8100}
   * @param startsAt when the quiz is due
   * @param patience how long the crowd waits for progress or for a late start before it gives up
   * @param loops event loops
   */
  public record Plan(
      long quizId,
      List<URI> gateways,
      BehaviourMix mix,
      AnswerKey key,
      Script.Pace pace,
      long seed,
      Instant startsAt,
      Duration patience,
      int loops) {

    /** A game of a quiz that the caller has created, on one event loop. */
    public static Plan of(
        QuizDraft.Written quiz,
        List<URI> gateways,
        BehaviourMix mix,
        Script.Pace pace,
        long seed,
        Duration patience) {
      return new Plan(
          quiz.id(), gateways, mix, quiz.key(), pace, seed, quiz.startsAt(), patience, 1);
    }
  }

  /**
   * @param stories one per bot, in the order of accounts
   */
  public record Outcome(GameReport report, List<PlayerStory> stories, Path acceptedFile) {}

  private static final class Loop extends AbstractVerticle {
    Context onLoop() {
      return context;
    }
  }

  private final SignIn signIn;
  private final LiveLine live;

  public Crowd(SignIn signIn, LiveLine live) {
    this.signIn = signIn;
    this.live = live;
  }

  /**
   * Joins the quiz with every account, plays it to its results and leaves. Blocks until then.
   *
   * @param directory the folder for accepted.jsonl and bots.jsonl
   */
  public Outcome play(Plan plan, List<Account> accounts, Path directory)
      throws IOException, InterruptedException {
    return play(plan, accounts, directory, _ -> {});
  }

  /**
   * Like {@link #play(Plan, List, Path)}.
   *
   * @param ear receives the text of every frame of every bot, on the bots' event loops
   */
  public Outcome play(Plan plan, List<Account> accounts, Path directory, Consumer<String> ear)
      throws IOException, InterruptedException {
    Path acceptedPath = directory.resolve("accepted.jsonl");
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(plan.loops()).setPreferNativeTransport(true));
    try (AcceptedFile acceptedFile = new AcceptedFile(acceptedPath)) {
      GameLog log = new GameLog(acceptedFile);
      CountDownLatch done = new CountDownLatch(accounts.size());
      List<PlayerStory> stories = new ArrayList<>(accounts.size());
      List<Runnable> leave = enter(vertx, plan, accounts, log, stories, done, ear);
      attend(plan, log, acceptedFile, done);
      leave.forEach(Runnable::run);
      awaitEmpty(log);
      close(vertx);
      StoryFile.write(directory.resolve("bots.jsonl"), stories);
      return new Outcome(log.report(plan.quizId(), stories), stories, acceptedPath);
    } finally {
      vertx.close();
    }
  }

  private List<Runnable> enter(
      Vertx vertx,
      Plan plan,
      List<Account> accounts,
      GameLog log,
      List<PlayerStory> stories,
      CountDownLatch done,
      Consumer<String> ear) {
    WebSocketClient sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(accounts.size() + 1)
                .setTryUsePerMessageCompression(false));
    Door door = new Door(vertx, sockets, signIn::ticket, plan.gateways());
    List<Context> contexts = new ArrayList<>();
    List<FrameReader> readers = new ArrayList<>();
    for (int i = 0; i < plan.loops(); i++) {
      Loop loop = new Loop();
      vertx.deployVerticle(loop).toCompletionStage().toCompletableFuture().join();
      contexts.add(loop.onLoop());
      readers.add(new FrameReader(ear));
    }
    List<Behaviour> behaviours = plan.mix().deal(accounts.size(), plan.seed());
    List<Runnable> leave = new ArrayList<>(accounts.size());
    for (int i = 0; i < accounts.size(); i++) {
      PlayerStory story = new PlayerStory(accounts.get(i), behaviours.get(i));
      stories.add(story);
      Script script =
          new Script(behaviours.get(i), plan.key(), plan.pace(), plan.seed() + 7919L * (i + 1));
      Context context = contexts.get(i % plan.loops());
      Bot bot =
          new Bot(
              vertx,
              door,
              readers.get(i % plan.loops()),
              script,
              log,
              story,
              plan.quizId(),
              i,
              done::countDown);
      context.runOnContext(_ -> bot.enter());
      leave.add(() -> context.runOnContext(_ -> bot.leave()));
    }
    return leave;
  }

  private void attend(Plan plan, GameLog log, AcceptedFile acceptedFile, CountDownLatch done)
      throws IOException, InterruptedException {
    boolean over = false;
    while (!over) {
      over = done.await(1, TimeUnit.SECONDS);
      acceptedFile.flush();
      live.show(log.liveLine());
      Instant overdue = plan.startsAt().plus(plan.patience());
      boolean stuck =
          log.anyQuestion()
              ? log.nanosSinceProgress() > plan.patience().toNanos()
              : Instant.now().isAfter(overdue);
      if (!over && stuck) {
        log.refused("gave up: the game stood still for " + plan.patience().toSeconds() + " s");
        over = true;
      }
    }
    live.end();
  }

  private static void awaitEmpty(GameLog log) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (log.sockets() > 0 && System.nanoTime() < until) {
      Thread.sleep(20);
    }
  }

  private static void close(Vertx vertx) {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
