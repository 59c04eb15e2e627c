package io.quizcast.swarm.game;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quizcast.swarm.game.PlayerStory.Answer;
import io.quizcast.swarm.game.PlayerStory.Out;
import io.quizcast.swarm.game.Script.Kind;
import io.quizcast.swarm.game.Script.Move;
import io.quizcast.swarm.game.ServerFrame.Accepted;
import io.quizcast.swarm.game.ServerFrame.Cancelled;
import io.quizcast.swarm.game.ServerFrame.Elimination;
import io.quizcast.swarm.game.ServerFrame.Finish;
import io.quizcast.swarm.game.ServerFrame.Noise;
import io.quizcast.swarm.game.ServerFrame.Question;
import io.quizcast.swarm.game.ServerFrame.Ready;
import io.quizcast.swarm.game.ServerFrame.Refusal;
import io.quizcast.swarm.game.ServerFrame.Result;
import io.quizcast.swarm.game.ServerFrame.ResultsAvailable;
import io.quizcast.swarm.game.ServerFrame.Reveal;
import io.quizcast.swarm.game.ServerFrame.Start;
import io.quizcast.swarm.game.ServerFrame.State;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One player: a socket that reconnects when it is lost, and a script. Confined to one event loop,
 * which calls all its methods.
 */
final class Bot {
  private static final int HEARTBEAT_MILLIS = 30_000;
  private static final int RESYNC_AGAIN_MILLIS = 1_000;

  private final Vertx vertx;
  private final Door door;
  private final FrameReader reader;
  private final Script script;
  private final GameLog log;
  private final PlayerStory story;
  private final long quizId;
  private final Runnable done;
  private final SplittableRandom jitter;
  private int turn;
  private int failures;
  private boolean entered;
  private boolean leaving;
  private boolean resultsAvailable;
  private boolean finished;
  private @Nullable WebSocket socket;
  private @Nullable Question question;
  private long deadlineNanos;
  private long lostNanos;
  private boolean moveIsDue;
  private final Set<Long> dropped = new HashSet<>();

  /**
   * @param turn selects the gateway of the first connection
   * @param done runs once, when the bot has seen the results or the end of a cancelled quiz
   */
  Bot(
      Vertx vertx,
      Door door,
      FrameReader reader,
      Script script,
      GameLog log,
      PlayerStory story,
      long quizId,
      int turn,
      Runnable done) {
    this.vertx = vertx;
    this.door = door;
    this.reader = reader;
    this.script = script;
    this.log = log;
    this.story = story;
    this.quizId = quizId;
    this.turn = turn;
    this.done = done;
    this.jitter = new SplittableRandom(story.userId());
  }

  void enter() {
    door.open(story.name(), turn).onSuccess(this::opened).onFailure(this::refused);
  }

  void leave() {
    leaving = true;
    if (socket != null) {
      socket.close((short) 1000, "User disconnected");
    }
  }

  private void opened(WebSocket opened) {
    if (leaving) {
      opened.close();
      return;
    }
    socket = opened;
    failures = 0;
    log.opened();
    opened.textMessageHandler(this::received);
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> closed(opened));
    send("{\"type\":\"user:ready\",\"data\":{\"quiz_id\":" + quizId + "}}");
    if (entered) {
      resync();
    }
    entered = true;
    vertx.setTimer(jitter.nextInt(1, HEARTBEAT_MILLIS), _ -> heartbeat(opened));
  }

  private void resync() {
    send("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":" + quizId + "}}");
  }

  private void heartbeat(WebSocket beating) {
    if (socket == beating) {
      send("{\"type\":\"user:heartbeat\",\"data\":{}}");
      vertx.setTimer(HEARTBEAT_MILLIS, _ -> heartbeat(beating));
    }
  }

  private void refused(Throwable reason) {
    log.refused("connect: " + reason.getMessage());
    turn++;
    failures++;
    comeBack();
  }

  private void closed(WebSocket lost) {
    if (socket != lost) {
      return;
    }
    socket = null;
    Short code = lost.closeStatusCode();
    log.closed();
    if (!leaving) {
      // Bots connect to gateways directly, without an edge that would skip a gateway that has
      // stopped.
      turn++;
      lostNanos = lostNanos == 0 ? System.nanoTime() : lostNanos;
      story.closeCodes.add(code == null ? 1006 : code.intValue());
      story.lostNanos.add(System.nanoTime());
      story.sharedFrames.add(PlayerStory.BREAK);
      comeBack();
    }
  }

  private void comeBack() {
    if (!leaving) {
      int wait = jitter.nextInt(100, 400) << Math.min(failures, 4);
      vertx.setTimer(wait, _ -> enter());
    }
  }

  private void received(String text) {
    long now = System.nanoTime();
    try {
      FrameReader.Read read = reader.read(text);
      if (read.isShared()) {
        story.sharedFrames.add(read.sharedHash());
      }
      log.received(read.frame());
      handle(read.frame(), now);
    } catch (JsonProcessingException e) {
      log.refused("frame that is no envelope");
    }
  }

  private void handle(ServerFrame frame, long now) {
    switch (frame) {
      case Question asked when asked.quizId() == quizId -> {
        log.question(asked, now);
        asked(asked, now, asked.limitSeconds() * 1_000_000_000L);
      }
      case State state when state.quizId() == quizId -> state(state, now);
      case Accepted accepted -> accepted(accepted, now);
      case Result result -> {
        story.results.put(result.questionId(), result.correct());
        Answer answer = story.answers.get(result.questionId());
        if (answer != null) {
          log.result(result.questionId(), now - answer.sentNanos());
        }
      }
      case Reveal reveal -> log.reveal(reveal.questionId());
      case Elimination out -> eliminated(out.reason());
      case Finish _ -> {
        story.sawFinish = true;
        log.finish(now);
      }
      case ResultsAvailable results when results.quizId() == quizId -> {
        resultsAvailable = true;
        log.results(now);
        finishIfTold();
      }
      case Cancelled cancelled when cancelled.quizId() == quizId -> {
        log.refused("cancelled: " + cancelled.reason());
        finish();
      }
      case Refusal refusal -> {
        log.refused(refusal.code() + ": " + refusal.message());
        story.spectator |= refusal.message().contains("registration is closed");
        if (refusal.code().equals("resync_error")) {
          vertx.setTimer(RESYNC_AGAIN_MILLIS, _ -> resync());
        }
      }
      case Question _, State _, ResultsAvailable _, Cancelled _, Start _, Ready _, Noise _ -> {}
    }
  }

  /**
   * A bot that came back gets the notice of the results before the state, and only the state says
   * whether it is out.
   */
  private void finishIfTold() {
    if (resultsAvailable && lostNanos == 0) {
      story.sawResults = true;
      finish();
    }
  }

  private void finish() {
    if (!finished) {
      finished = true;
      done.run();
    }
  }

  private void state(State state, long now) {
    if (lostNanos != 0) {
      story.backMillis.add((now - lostNanos) / 1_000_000);
      lostNanos = 0;
    }
    story.spectator |= state.spectator();
    if (state.eliminated()) {
      eliminated(state.reason());
    }
    if (state.question() != null && !state.eliminated()) {
      asked(state.question(), now, state.secondsLeft() * 1_000_000_000L);
    }
    finishIfTold();
  }

  /** Handles a question, even if it is sent again after a reconnect. */
  private void asked(Question asked, long now, long leftNanos) {
    boolean again = question != null && question.questionId() == asked.questionId();
    if (!again) {
      question = asked;
      deadlineNanos = now + leftNanos;
      moveIsDue = false;
    }
    if (story.out != null || story.spectator || story.accepted.containsKey(asked.questionId())) {
      return;
    }
    Answer unheard = story.answers.get(asked.questionId());
    if (unheard != null) {
      vertx.setTimer(jitter.nextInt(20, 200), _ -> answer(asked, unheard.option()));
    } else if (!moveIsDue) {
      plan(asked, script.move(asked));
    }
  }

  private void plan(Question asked, Move move) {
    if (move.kind() == Kind.SILENCE) {
      return;
    }
    if (move.kind() == Kind.DROP_THEN_ANSWER && dropped.add(asked.questionId())) {
      vertx.setTimer(Math.max(1, move.afterMillis()), _ -> drop());
      return;
    }
    moveIsDue = true;
    vertx.setTimer(
        Math.max(1, move.afterMillis()),
        _ -> {
          if (question == asked) {
            moveIsDue = false;
          }
          answer(asked, move.option());
          if (move.kind() == Kind.ANSWER_TWICE) {
            answer(asked, move.secondOption());
          }
        });
  }

  private void drop() {
    if (socket != null) {
      socket.close((short) 1000, "network offline");
    }
  }

  private void answer(Question asked, int option) {
    if (story.out != null || story.accepted.containsKey(asked.questionId())) {
      return;
    }
    long now = System.nanoTime();
    boolean sent = socket != null && !socket.isClosed();
    Answer before = story.answers.get(asked.questionId());
    boolean sentAtLast = before != null && before.option() == option && !before.inTime();
    if (before == null || (sent && sentAtLast)) {
      story.answers.put(
          asked.questionId(), new Answer(option, now, sent && now - deadlineNanos <= 0));
    }
    if (socket != null) {
      log.answered(asked.questionId());
      send(
          "{\"type\":\"user:answer\",\"data\":{\"question_id\":"
              + asked.questionId()
              + ",\"selected_option\":"
              + option
              + ",\"timestamp\":"
              + System.currentTimeMillis()
              + "}}");
    }
  }

  private void accepted(Accepted accepted, long now) {
    boolean first = story.accepted.put(accepted.questionId(), accepted.option()) == null;
    Answer answer = story.answers.get(accepted.questionId());
    long latency = answer == null ? -1 : now - answer.sentNanos();
    log.accepted(story.userId(), quizId, accepted, latency, first);
  }

  private void eliminated(String reason) {
    if (story.out != null) {
      return;
    }
    Question last = question;
    long questionId = last == null ? 0 : last.questionId();
    story.out = new Out(questionId, last == null ? 0 : last.number(), reason);
    log.eliminated(reason);
    Answer answer = story.answers.get(questionId);
    if (last != null && answer != null && answer.inTime()) {
      boolean right = script.rightOption(last).orElse(-1) == answer.option();
      if (right) {
        log.wronglyOut(story.accepted.containsKey(questionId));
      }
    }
  }

  private void send(String text) {
    if (socket != null && !socket.isClosed()) {
      log.sent();
      socket.writeTextMessage(text);
    }
  }
}
