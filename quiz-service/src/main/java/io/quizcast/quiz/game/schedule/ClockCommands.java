package io.quizcast.quiz.game.schedule;

import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.quiz.game.engine.LiveGame;
import io.quizcast.quiz.game.runtime.GameConfig;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the due clock command of a game and reads from the database what it carries: settings,
 * question, right option, ad, or unpayable players. Confined to the runner's thread.
 */
public final class ClockCommands {
  private final RunnerConnection connection;
  private final QuestionSelector questions;
  private final QuizRows rows;
  private final GameConfig config;

  public ClockCommands(
      RunnerConnection connection, QuestionSelector questions, QuizRows rows, GameConfig config) {
    this.connection = connection;
    this.questions = questions;
    this.rows = rows;
    this.config = config;
  }

  /**
   * The command; null if the quiz row was changed, because another command will then be due.
   *
   * @param brokerNow estimated time of the broker, epoch ms
   */
  public @Nullable ClockCommand of(LiveGame game, Due due, long brokerNow) throws SQLException {
    long quizId = game.quizId();
    long version = due.version();
    return switch (due.kind()) {
      case ANNOUNCE -> new GameCommand.Announce(quizId, version);
      case OPEN_LOBBY -> new GameCommand.OpenLobby(quizId, version);
      case START -> start(game.state().facts(), version, brokerNow);
      case OPEN -> next(between(game), version);
      case QUESTION_OUT -> new GameCommand.QuestionOut(quizId, version);
      case CLOSE -> new GameCommand.Close(quizId, version);
      case JUDGE -> judge(game.state(), version);
      case BEGIN_PAUSE -> new GameCommand.BeginPause(quizId, version);
      case END_AD -> new GameCommand.EndAd(quizId, version);
      case FINISH -> next(between(game), version);
    };
  }

  private static BetweenQuestions between(LiveGame game) {
    if (game.state() instanceof BetweenQuestions between) {
      return between;
    }
    throw new IllegalStateException("quiz " + game.quizId() + " is not between questions");
  }

  private @Nullable ClockCommand start(GameFacts facts, long version, long brokerNow)
      throws SQLException {
    GameEvent.Scheduled plan = facts.plan();
    QuizRows.Row row = rows.scheduled(facts.quizId(), plan.rowVersion());
    if (row == null) {
      return null;
    }
    if (brokerNow > plan.scheduledAt() + config.missedStart().toMillis()) {
      rows.cancel(row, "missed", "The start was missed");
      return null;
    }
    QuestionSelector.Plan supply = questions.plan(facts.quizId());
    if (!supply.isPlayable()) {
      rows.cancel(row, "not_playable", "The quiz has not enough questions");
      return null;
    }
    questions.reserve(facts.quizId(), supply);
    return new GameCommand.Start(
        facts.quizId(),
        version,
        config.settings(
            supply.questions(), row.prizeFund(), row.finishOnZeroPlayers(), row.revealMs()));
  }

  private ClockCommand next(BetweenQuestions state, long version) throws SQLException {
    GameFacts facts = state.facts();
    if (!state.adShown() && facts.asked() > 0) {
      Ad ad = ad(facts.quizId(), facts.asked());
      if (ad != null) {
        return new GameCommand.StartAd(facts.quizId(), version, ad);
      }
    }
    if (state.ends()) {
      return new GameCommand.Finish(facts.quizId(), version, unpayable(facts));
    }
    Question question =
        questions.pick(
            facts.quizId(), state.next(), facts.settings().plannedQuestions(), state.difficulty());
    String commitment =
        question == null ? null : questions.commitment(facts.quizId(), question.questionId());
    return new GameCommand.Open(facts.quizId(), version, state.next(), question, commitment);
  }

  private @Nullable ClockCommand judge(GameState state, long version) throws SQLException {
    if (!(state instanceof QuestionClosed closed)) {
      return null;
    }
    long questionId = closed.window().question().questionId();
    long quizId = state.facts().quizId();
    QuestionSelector.Answer answer = questions.answer(quizId, questionId);
    return new GameCommand.Judge(
        quizId, version, answer.rightOption(), answer.nonce(), answer.explanation());
  }

  /**
   * The ad after a question. It is read only now, because slots can be switched on and off during a
   * game.
   */
  private @Nullable Ad ad(long quizId, int afterQuestion) throws SQLException {
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT a.media_type, a.url, a.duration_sec
                FROM quiz_ad_slots s JOIN ad_assets a ON a.id = s.ad_asset_id
                WHERE s.quiz_id = ? AND s.question_after = ? AND s.is_active
                """)) {
      select.setLong(1, quizId);
      select.setInt(2, afterQuestion);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Ad(row.getString(1), row.getString(2), row.getInt(3)) : null;
      }
    }
  }

  private List<Long> unpayable(GameFacts facts) throws SQLException {
    List<Long> survivors = new ArrayList<>();
    if (config.emailGate()) {
      facts.players().forEachIn(seat -> survivors.add(facts.players().userId(seat)));
    }
    if (survivors.isEmpty()) {
      return List.of();
    }
    Array ids = connection.get().createArrayOf("bigint", survivors.toArray());
    try (PreparedStatement select =
        connection
            .get()
            .prepareStatement(
                """
                SELECT u FROM unnest(?::bigint[]) u WHERE NOT EXISTS (
                  SELECT 1 FROM player_names n WHERE n.user_id = u AND n.email_verified)
                ORDER BY u
                """)) {
      select.setArray(1, ids);
      List<Long> barred = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          barred.add(found.getLong(1));
        }
      }
      return barred;
    }
  }
}
