package io.quizcast.gateway.lifecycle;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Question.Wording;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.gateway.socket.protocol.ClientFrameReader;
import io.quizcast.gateway.socket.protocol.FrameEncoder;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.RoomFold;
import io.quizcast.gateway.view.RoomFrames;
import io.quizcast.gateway.view.Verdicts;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a synthetic game in memory after the start, so that the JIT has compiled the hot code
 * (reading answers, applying events, encoding frames) before the first real question. It starts
 * late and uses a quarter of one core, because after a crash the players reconnect to another
 * instance, which may run on the same machine. Nothing waits for it.
 */
@ApplicationScoped
public class WarmUp {
  private static final int PLAYERS = 300;
  private static final int RIGHT = 2;

  /** Length of the pause after a game, as a multiple of the game's duration. */
  private static final int RESTS = 3;

  /** When the warm-up starts and how much CPU time it uses. */
  @ConfigMapping(prefix = "quizcast.warm-up")
  public interface Config {
    /** Delay between the start of the process and the warm-up. */
    @WithDefault("10s")
    Duration after();

    /** Maximum CPU time; zero disables the warm-up. */
    @WithDefault("3s")
    Duration time();
  }

  private final Config config;

  WarmUp(Config config) {
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("warm-up").daemon().start(this::play);
  }

  private void play() {
    LockSupport.parkNanos(config.after().toNanos());
    long left = config.time().toNanos();
    while (left > 0) {
      long begun = System.nanoTime();
      game();
      long took = System.nanoTime() - begun;
      left -= took;
      LockSupport.parkNanos(RESTS * took);
    }
  }

  /** Plays one game of one question and returns the bytes that players would have received. */
  static long game() {
    RoomFold fold = new RoomFold(1);
    long[] bytes = {0};
    List<GameEvent> events = new ArrayList<>();
    events.add(new GameEvent.Scheduled(1, "t", "", 10_000_000, 1, 100, 1, 1, 9_000_000, null));
    for (int seat = 0; seat < PLAYERS; seat++) {
      events.add(new GameEvent.Joined(seat, true, IdColumn.of(1_000L + seat)));
    }
    GameSettings settings = new GameSettings(1, 1, 100, true, 500, 1, 1, 1, 1, 1, 1);
    events.add(new GameEvent.Started(settings, PLAYERS, 0, 0));
    Question question =
        new Question(9, 10, 1, Map.of("ru", new Wording("?", List.of("a", "b", "c", "d"))));
    int opened = events.size() + 1;
    events.add(new GameEvent.QuestionOpened(1, opened, question, PLAYERS, 0, ""));
    for (int seat = 0; seat < PLAYERS; seat++) {
      tap(seat);
      AnswerColumns answer = new AnswerColumns.Builder().add(seat, seat % 4, 100).build();
      events.add(new GameEvent.AnswersRecorded(9, "gw", answer));
    }
    events.add(new GameEvent.QuestionClosed(9, opened, List.of(), 0));
    PlayerSet none = PlayerSet.of();
    events.add(
        new GameEvent.QuestionJudged(
            9, 1, RIGHT, PLAYERS, PLAYERS, 1, List.of(), none, none, "", true, 0, 0, "", null, "",
            ""));
    fold.take(
        new EventRun(1, 1, 1, events),
        (event, _) -> {
          RoomFrames.of(event, fold.state(), PLAYERS).forEach(frame -> bytes[0] += encode(frame));
          AnswerSheet sheet = fold.state().facts().sheet();
          if (event instanceof GameEvent.QuestionJudged judged && sheet != null) {
            fold.state().facts().survivorsHash();
            bytes[0] += verdicts(Verdicts.of(fold.state().facts(), sheet, judged));
          }
        });
    return bytes[0];
  }

  private static void tap(int seat) {
    byte[] frame =
        ("{\"type\":\"user:answer\",\"data\":{\"question_id\":9,\"selected_option\":"
                + seat % 4
                + ",\"timestamp\":1712345678901}}")
            .getBytes(StandardCharsets.US_ASCII);
    ClientFrameReader.read(frame, 0, frame.length);
  }

  private static long verdicts(Verdicts verdicts) {
    long bytes = 0;
    for (int seat = 0; seat < PLAYERS; seat++) {
      ServerFrame out = verdicts.elimination(seat);
      ServerFrame result = verdicts.result(seat);
      bytes += out == null ? 0 : encode(out);
      bytes += result == null ? 0 : encode(result);
    }
    return bytes;
  }

  private static long encode(ServerFrame frame) {
    var encoded = FrameEncoder.encode(frame, Position.NONE, UnpooledByteBufAllocator.DEFAULT);
    int length = encoded.readableBytes();
    encoded.release();
    return length;
  }
}
