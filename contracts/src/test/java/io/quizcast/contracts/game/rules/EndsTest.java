package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.GameCommand.Cancel;
import io.quizcast.contracts.game.GameCommand.Pause;
import io.quizcast.contracts.game.GameCommand.Resume;
import io.quizcast.contracts.game.GameCommand.Schedule;
import io.quizcast.contracts.game.GameCommand.StartAd;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.rules.GameState.AdBreak;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.GameState.Lobby;
import io.quizcast.contracts.game.rules.GameState.Paused;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.GameState.QuestionOpen;
import io.quizcast.contracts.game.rules.GameState.Scheduled;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancels and restarts a game in each phase. */
class EndsTest {
  private static final long QUIZ = PlayedGame.QUIZ;
  private static final int PLAYERS = 3;

  /**
   * How each phase is reached, and whether a quiz that is cancelled in it may be scheduled again.
   */
  enum Phase {
    SCHEDULED(Scheduled.class, true) {
      @Override
      void reach(PlayedGame game) {
        game.join(PLAYERS);
        game.heartbeat("g1");
      }
    },
    LOBBY(Lobby.class, true) {
      @Override
      void reach(PlayedGame game) {
        // This is so far ahead that the lobby is not open yet.
        game.put(new Schedule(QUIZ, 2, "t", "", 2_000_000, 2, 1_000, 90_000, 80_000, null));
        SCHEDULED.reach(game);
        game.put(new Schedule(QUIZ, 3, "t", "", 1_090_000, 2, 1_000, 90_000, 80_000, null));
        game.tick();
      }
    },
    BEFORE_THE_FIRST_QUESTION(BetweenQuestions.class, true) {
      @Override
      void reach(PlayedGame game) {
        SCHEDULED.reach(game);
        game.tick();
      }
    },
    QUESTION_NOT_OUT(QuestionOpen.class, false) {
      @Override
      void reach(PlayedGame game) {
        BEFORE_THE_FIRST_QUESTION.reach(game);
        game.tick();
      }
    },
    QUESTION_OPEN(QuestionOpen.class, false) {
      @Override
      void reach(PlayedGame game) {
        QUESTION_NOT_OUT.reach(game);
        game.tick();
        game.answer(1, PlayedGame.RIGHT, 900);
        game.answer(2, 0, 900);
      }
    },
    QUESTION_CLOSED(QuestionClosed.class, false) {
      @Override
      void reach(PlayedGame game) {
        QUESTION_OPEN.reach(game);
        game.heartbeat("g1");
        game.windowOver("g1");
      }
    },
    BETWEEN_QUESTIONS(BetweenQuestions.class, false) {
      @Override
      void reach(PlayedGame game) {
        QUESTION_CLOSED.reach(game);
        game.tick();
      }
    },
    PAUSED(Paused.class, false) {
      @Override
      void reach(PlayedGame game) {
        BETWEEN_QUESTIONS.reach(game);
        game.put(new Pause(QUIZ, "p", "m"));
        game.tick();
      }
    },
    AD_BREAK(AdBreak.class, false) {
      @Override
      void reach(PlayedGame game) {
        BETWEEN_QUESTIONS.reach(game);
        long version = Game.due(game.state).orElseThrow().version();
        game.put(new StartAd(QUIZ, version, new Ad("image", "/a.png", 3)), 1_000);
      }
    },
    BEFORE_THE_END(BetweenQuestions.class, false) {
      @Override
      void reach(PlayedGame game) {
        BETWEEN_QUESTIONS.reach(game);
        game.tick();
        game.tick();
        game.answer(1, PlayedGame.RIGHT, 900);
        game.heartbeat("g1");
        game.windowOver("g1");
        game.tick();
      }
    };

    private final Class<? extends GameState> state;
    private final boolean mayBeScheduledAgain;

    Phase(Class<? extends GameState> state, boolean mayBeScheduledAgain) {
      this.state = state;
      this.mayBeScheduledAgain = mayBeScheduledAgain;
    }

    abstract void reach(PlayedGame game);
  }

  private static PlayedGame in(Phase phase) {
    PlayedGame game = new PlayedGame(2, 1_000, false);
    phase.reach(game);
    assertThat(game.state).isInstanceOf(phase.state);
    return game;
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void aGameCancelledInAnyPhaseEndsThereAndPaysNobody(Phase phase) {
    PlayedGame game = in(phase);
    game.put(new Cancel(QUIZ, "c", "cancelled_by_admin", ""));
    assertThat(game.state).isInstanceOf(Cancelled.class);
    assertThat(Game.due(game.state)).isEmpty();

    int before = game.events.size();
    game.answer(1, PlayedGame.RIGHT, 1_000);
    game.heartbeat("g2");
    game.put(new Cancel(QUIZ, "d", "cancelled_by_admin", ""));
    assertThat(game.events).hasSize(before);
    assertThat(game.events).noneMatch(GameEvent.Finished.class::isInstance);

    game.put(new Schedule(QUIZ, 9, "t", "", 9_000_000, 2, 1_000, 60_000, 60_000, null));
    assertThat(game.state instanceof Scheduled).isEqualTo(phase.mayBeScheduledAgain);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void aGameRestartedInAnyPhaseEndsLikeAnUninterruptedOne(Phase phase) throws IOException {
    PlayedGame undisturbed = in(phase);
    PlayedGame restarted = in(phase);
    byte[] kept = Wire.JSON.writeValueAsBytes(Snapshots.take(restarted.state, 1, 0, 0));
    restarted.state = Snapshots.restore(Wire.JSON.readValue(kept, GameSnapshot.class));
    toTheEnd(undisturbed);
    toTheEnd(restarted);

    assertThat(restarted.state).isInstanceOf(Finished.class);
    assertThat(restarted.events).isEqualTo(undisturbed.events);
  }

  private static void toTheEnd(PlayedGame game) {
    for (int step = 0; step < 60 && !(game.state instanceof Finished); step++) {
      if (game.state instanceof Paused) {
        game.put(new Resume(QUIZ, "r"));
      }
      game.heartbeat("g1");
      game.tick();
    }
  }
}
