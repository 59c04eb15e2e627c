package io.quizcast.e2e.sockets;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.game.Door;
import io.quizcast.swarm.game.Timings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Thousands of sockets that join a quiz and record the time at which each stamped frame arrives.
 * Lost sockets reconnect to the next gateway with jitter, as clients do.
 */
final class SocketCrowd implements AutoCloseable {
  private static final long FIRST_USER = 10_000_000;
  private static final int MAX_SOCKETS = 20_000;
  private static final String STAMP = "\"server_timestamp\":";

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxConnections(MAX_SOCKETS)
              .setConnectTimeout(10_000)
              .setTryUsePerMessageCompression(false));
  private final Context loop = vertx.getOrCreateContext();
  private final TicketPress press;
  private final Door door;
  private final List<CrowdMember> members = new ArrayList<>();
  private final SplittableRandom chance = new SplittableRandom(7);
  private final AtomicInteger lost = new AtomicInteger();
  private final Map<String, Integer> closings = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private volatile boolean leaving;
  private volatile boolean answering;
  private volatile long quizId;

  /** The sample that collects the lags of stamped frames, and the members to which it applies. */
  private volatile Timings lags = new Timings();

  private volatile Predicate<CrowdMember> measured = _ -> true;

  SocketCrowd(RunningPlatform platform) throws IOException, InterruptedException {
    press = new TicketPress(platform);
    door = new Door(vertx, client, press, platform.gateways());
  }

  List<CrowdMember> members() {
    return members;
  }

  /** Number of sockets lost since the start. */
  int lost() {
    return lost.get();
  }

  /** How often each close code and reason was received. */
  Map<String, Integer> closings() {
    return closings;
  }

  /** Number of error frames by their text. */
  Map<String, Integer> errors() {
    return errors;
  }

  int open() {
    return (int) members.stream().filter(member -> member.socket != null).count();
  }

  /** Makes all members answer each question correctly 0.1 to 2 s after receipt. */
  void answerRightly() {
    answering = true;
  }

  /** From now on measures the members that match the condition. */
  Timings measure(Predicate<CrowdMember> of) {
    Timings fresh = new Timings();
    measured = of;
    lags = fresh;
    return fresh;
  }

  /** Opens more sockets at the given rate; each joins the quiz, unless its id is 0. */
  void open(int count, int perSecond, long quiz) throws InterruptedException {
    quizId = quiz;
    long started = System.nanoTime();
    int opened = 0;
    while (opened < count) {
      int due = (int) ((System.nanoTime() - started) / 1e9 * perSecond) + 1;
      while (opened < Math.min(count, due)) {
        CrowdMember member = new CrowdMember(FIRST_USER + members.size(), members.size());
        members.add(member);
        loop.runOnContext(_ -> connect(member));
        opened++;
      }
      Thread.sleep(5);
    }
  }

  /** Makes all members join another quiz on their current socket. */
  void moveTo(long quiz) {
    quizId = quiz;
    for (CrowdMember member : members) {
      member.ready = false;
      member.out = false;
      member.ready(quiz);
    }
  }

  private void connect(CrowdMember member) {
    door.open(Long.toString(member.userId), member.turn + member.failures)
        .onSuccess(socket -> opened(member, socket))
        .onFailure(_ -> comeBack(member));
  }

  private void opened(CrowdMember member, WebSocket socket) {
    boolean again = member.openedAt != 0;
    member.socket = socket;
    member.openedAt = System.nanoTime();
    socket.textMessageHandler(text -> heard(member, text));
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(
        _ -> {
          member.socket = null;
          member.closed = true;
          if (!leaving) {
            lost.incrementAndGet();
            closings.merge(socket.closeStatusCode() + " " + socket.closeReason(), 1, Integer::sum);
            comeBack(member);
          }
        });
    if (quizId != 0) {
      member.ready(quizId);
      if (again) {
        member.resync(quizId);
      }
    }
  }

  private void comeBack(CrowdMember member) {
    if (leaving) {
      return;
    }
    long wait = chance.nextLong(100, 400) << Math.min(member.failures, 3);
    member.failures++;
    vertx.setTimer(wait, _ -> connect(member));
  }

  private void heard(CrowdMember member, String text) {
    if (text.startsWith("{\"type\":\"quiz:timer\"")) {
      stamped(member, text);
    } else if (text.startsWith("{\"type\":\"quiz:question\"")) {
      stamped(member, text);
      member.question = number(text, "\"question_id\":");
      if (answering) {
        // The right option of the n-th sum has the index n modulo 4.
        int right = (int) (number(text, "\"number\":") % 4);
        vertx.setTimer(chance.nextLong(100, 2_000), _ -> member.answer(right));
      }
    } else if (text.startsWith("{\"type\":\"quiz:user_ready\"")) {
      member.ready = true;
    } else if (text.startsWith("{\"type\":\"quiz:state\"")) {
      member.stateAt = System.nanoTime();
      member.stateQuestion = number(text, "\"question_id\":");
      member.out = text.contains("\"is_eliminated\":true");
    } else if (text.startsWith("{\"type\":\"server:error\"")) {
      errors.merge(text, 1, Integer::sum);
    } else if (text.startsWith("{\"type\":\"quiz:answer_accepted\"")) {
      member.accepted.put(number(text, "\"question_id\":"), number(text, "\"selected_option\":"));
    } else if (text.startsWith("{\"type\":\"quiz:answer_result\"")) {
      member.judged.put(number(text, "\"question_id\":"), number(text, "\"your_answer\":"));
    } else if (text.startsWith("{\"type\":\"quiz:elimination\"")) {
      member.out = true;
    }
  }

  private void stamped(CrowdMember member, String text) {
    if (measured.test(member)) {
      lags.add(System.currentTimeMillis() - number(text, STAMP));
    }
  }

  /** The value of a field; 0 if the frame does not have it. */
  private static long number(String text, String field) {
    int at = text.indexOf(field);
    if (at < 0) {
      return 0;
    }
    int begin = at + field.length();
    int end = begin;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return Long.parseLong(text, begin, end, 10);
  }

  @Override
  public void close() throws IOException {
    leaving = true;
    vertx.close().toCompletionStage().toCompletableFuture().join();
    press.close();
  }
}
