package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.GameSnapshot.Break;
import io.quizcast.contracts.game.GameSnapshot.Phase;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.GameState.AdBreak;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.GameState.Held;
import io.quizcast.contracts.game.rules.GameState.Lobby;
import io.quizcast.contracts.game.rules.GameState.Paused;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.GameState.QuestionOpen;
import io.quizcast.contracts.game.rules.GameState.Scheduled;
import io.quizcast.contracts.game.rules.GameState.Stage;
import io.quizcast.contracts.game.rules.GameState.Unscheduled;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Converts a state to a snapshot and back; a restored state decides and evolves like the original.
 */
public final class Snapshots {
  private Snapshots() {}

  /** Takes a snapshot that shares no data with the state. */
  public static GameSnapshot take(GameState state, long epoch, int partition, long offset) {
    return state.facts().snapshot(phase(state), epoch, partition, offset);
  }

  private static Phase phase(GameState state) {
    return switch (state) {
      case Unscheduled _ -> new Draft("unscheduled").phase();
      case Scheduled s -> new Draft("scheduled").version(s.version()).stage(s.next()).phase();
      case Lobby s -> new Draft("lobby").version(s.version()).phase();
      case QuestionOpen s -> new Draft("question_open").window(s.window()).phase();
      case QuestionClosed s ->
          new Draft("question_closed").window(s.window()).silent(s.silent()).phase();
      case BetweenQuestions s -> new Draft("between").pause(s).phase();
      case Paused s -> new Draft("paused").pause(s.from()).message(s.message()).phase();
      case AdBreak s ->
          new Draft("ad_break")
              .version(s.version())
              .pause(s.from())
              .ad(s.ad(), s.endsClock())
              .phase();
      case Finished s -> new Draft("finished").end(s.end()).phase();
      case Cancelled s -> new Draft("cancelled").why(s.reason(), s.message()).phase();
      case Held s -> new Draft("held").why(s.reason(), null).phase();
    };
  }

  /** Throws {@link IllegalArgumentException} for a phase this version does not know. */
  public static GameState restore(GameSnapshot snapshot) {
    GameFacts facts = new GameFacts(snapshot);
    Phase phase = snapshot.phase();
    long version = phase.version();
    return switch (phase.name()) {
      case "unscheduled" -> new Unscheduled(facts);
      case "scheduled" -> new Scheduled(facts, Stage.valueOf(need(phase.stage())), version);
      case "lobby" -> new Lobby(facts, version);
      case "question_open" -> new QuestionOpen(facts, need(phase.window()));
      case "question_closed" ->
          new QuestionClosed(facts, need(phase.window()), need(phase.silent()));
      case "between" -> between(facts, need(phase.pause()));
      case "paused" -> new Paused(between(facts, need(phase.pause())), phase.message());
      case "ad_break" ->
          new AdBreak(
              between(facts, need(phase.pause())),
              need(phase.ad()),
              version,
              need(phase.endsClock()));
      case "finished" -> new Finished(facts, need(phase.end()));
      case "cancelled" -> new Cancelled(facts, need(phase.reason()), need(phase.message()));
      case "held" -> new Held(facts, need(phase.reason()));
      default -> throw new IllegalArgumentException("unknown phase " + phase.name());
    };
  }

  private static BetweenQuestions between(GameFacts facts, Break pause) {
    return new BetweenQuestions(
        facts,
        pause.version(),
        pause.next(),
        pause.ends(),
        pause.difficulty(),
        pause.dueClock(),
        pause.adShown());
  }

  private static <T> T need(@Nullable T value) {
    return Objects.requireNonNull(value, "incomplete snapshot");
  }

  private static final class Draft {
    private final String name;
    private long version;
    private @Nullable String stage;
    private @Nullable Window window;
    private @Nullable List<String> silent;
    private @Nullable Break pause;
    private @Nullable Ad ad;
    private @Nullable Long endsClock;
    private GameEvent.@Nullable Finished end;
    private @Nullable String reason;
    private @Nullable String message;

    Draft(String name) {
      this.name = name;
    }

    Draft version(long value) {
      version = value;
      return this;
    }

    Draft stage(Stage value) {
      stage = value.name();
      return this;
    }

    Draft window(Window value) {
      window = value;
      return this;
    }

    Draft silent(List<String> value) {
      silent = value;
      return this;
    }

    Draft pause(BetweenQuestions from) {
      pause =
          new Break(
              from.version(),
              from.next(),
              from.ends(),
              from.difficulty(),
              from.dueClock(),
              from.adShown());
      return this;
    }

    Draft ad(Ad value, long ends) {
      ad = value;
      endsClock = ends;
      return this;
    }

    Draft end(GameEvent.Finished value) {
      end = value;
      return this;
    }

    Draft message(@Nullable String text) {
      message = text;
      return this;
    }

    Draft why(String why, @Nullable String text) {
      reason = why;
      message = text;
      return this;
    }

    Phase phase() {
      return new Phase(
          name, version, stage, window, silent, pause, ad, endsClock, end, reason, message);
    }
  }
}
