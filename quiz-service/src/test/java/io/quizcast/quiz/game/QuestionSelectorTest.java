package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.Question;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import io.quizcast.quiz.game.schedule.QuestionSelector;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests which question is selected for each position (architecture §7: hybrid quiz, missing
 * difficulty).
 */
class QuestionSelectorTest {
  private static RunnerStage stage;
  private static RunnerConnection connection;
  private static QuestionSelector questions;

  @BeforeAll
  static void start() throws Exception {
    stage = new RunnerStage(Map.of());
    connection = stage.keep(new RunnerConnection(stage.database));
    questions = new QuestionSelector(connection, stage.wire.mapper());
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @BeforeEach
  void emptyPool() throws Exception {
    stage.update("UPDATE questions SET deleted_at = now() WHERE quiz_id IS NULL");
  }

  private static void pool(int... difficulties) throws Exception {
    for (int difficulty : difficulties) {
      stage.update(
          """
          INSERT INTO questions (texts, correct_option, difficulty, fingerprint)
          VALUES ('{"ru":{"text":"P","options":["a","b"]}}', 1, ?, gen_random_uuid()::text)
          """,
          difficulty);
    }
  }

  private static long hybrid(boolean allowEasier) throws Exception {
    return (Long)
        stage.value(
            """
            INSERT INTO quizzes (title, scheduled_time, question_source_mode, allow_easier,
              partition)
            VALUES ('Hybrid', now() + interval '1 h', 'hybrid', ?, 0) RETURNING id
            """,
            allowEasier);
  }

  private static long own(long quizId, int position) throws Exception {
    return (Long)
        stage.value(
            """
            INSERT INTO questions (quiz_id, position, texts, correct_option, difficulty, fingerprint)
            VALUES (?, ?, '{"ru":{"text":"O","options":["a","b"]}}', 1, 5,
              gen_random_uuid()::text)
            RETURNING id
            """,
            quizId,
            position);
  }

  private static void asked(long quizId, int position, Question question) throws Exception {
    stage.update(
        "INSERT INTO quiz_question_history (quiz_id, question_order, question_id, asked_at)"
            + " VALUES (?, ?, ?, now())",
        quizId,
        position,
        question.questionId());
  }

  /**
   * Contract §14 "fallback: wanted 4 empty": easier questions are used only if the quiz allows
   * them.
   */
  @Test
  void defect28_harderQuestionsFirstAndEasierOnesOnlyIfTheQuizAllows() throws Exception {
    pool(3, 5, 2);
    long strict = hybrid(false);
    Question harder = questions.pick(strict, 1, 10, 4);
    assertThat(harder).isNotNull();
    assertThat(harder.difficulty()).isEqualTo(5);
    asked(strict, 1, harder);
    assertThat(questions.pick(strict, 2, 10, 4)).isNull();

    long lenient = hybrid(true);
    Question easier = questions.pick(lenient, 1, 10, 4);
    assertThat(easier).isNotNull();
    assertThat(easier.difficulty()).isEqualTo(3);
  }

  @Test
  void defect26_ownQuestionsAreAskedInTheAuthorsOrderWhateverTheirDifficulty() throws Exception {
    pool(1, 1, 1);
    long quizId = hybrid(false);
    long first = own(quizId, 1);
    long third = own(quizId, 3);
    Question one = questions.pick(quizId, 1, 4, 1);
    assertThat(one).isNotNull();
    assertThat(one.questionId()).isEqualTo(first);
    asked(quizId, 1, one);
    Question two = questions.pick(quizId, 2, 4, 1);
    assertThat(two).isNotNull();
    assertThat(two.difficulty()).isEqualTo(1);
    asked(quizId, 2, two);
    assertThat(questions.pick(quizId, 3, 4, 1)).extracting(Question::questionId).isEqualTo(third);
  }

  /**
   * Repeated calls before the commit must select the same question; otherwise a retry would ask
   * another one.
   */
  @Test
  void defect16_aRepeatedPickSelectsTheSameQuestionAndNoOtherQuizGetsIt() throws Exception {
    pool(2, 2);
    long quizId = hybrid(false);
    long other = hybrid(false);
    Question first = questions.pick(quizId, 1, 10, 2);
    assertThat(questions.pick(quizId, 1, 10, 2)).isEqualTo(first);
    assertThat(questions.pick(other, 1, 10, 2)).isNotEqualTo(first).isNotNull();
    assertThat(questions.pick(other, 1, 10, 2)).isNotEqualTo(first);
  }
}
