package io.quizcast.quiz.questions;

import io.quizcast.guard.GeneratedTables;
import io.quizcast.quiz.game.rehearsal.RehearsalBots;
import io.quizcast.quiz.pool.PoolBulkEditResource;
import io.quizcast.quiz.quizzes.QuizFields;
import io.quizcast.quiz.refusal.GivenReason;
import io.quizcast.quiz.review.DisputeResource;
import io.quizcast.quiz.review.PlayerReviewResource;
import io.quizcast.quiz.stage.StageLinkResource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forms of the portal refuse what the service would refuse. */
class GeneratedTablesTest {

  @Test
  void thePagesKnowTheLimits() throws IOException {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put("minTitle", QuizFields.MIN_TITLE);
    limits.put("maxTitle", QuizFields.MAX_TITLE);
    limits.put("maxDescription", QuizFields.MAX_DESCRIPTION);
    limits.put("minText", TextsCheck.MIN_TEXT);
    limits.put("maxText", TextsCheck.MAX_TEXT);
    limits.put("minOptions", QuestionCheck.MIN_OPTIONS);
    limits.put("maxOptions", TextsCheck.MAX_OPTIONS);
    limits.put("maxOptionText", TextsCheck.MAX_OPTION_TEXT);
    limits.put("maxExplanation", TextsCheck.MAX_EXPLANATION);
    limits.put("maxLabel", QuestionCheck.MAX_LABEL);
    limits.put("maxLink", QuestionCheck.MAX_LINK);
    limits.put("minSeconds", QuestionCheck.MIN_TIME);
    limits.put("maxSeconds", QuestionCheck.MAX_TIME);
    limits.put("maxChangedAtOnce", PoolBulkEditResource.MAX_QUESTIONS);
    limits.put("maxBots", RehearsalBots.MAX_BOTS);
    limits.put("maxStageName", StageLinkResource.MAX_NAME);
    limits.put("maxDispute", PlayerReviewResource.MAX_TEXT);
    limits.put("maxAnswer", DisputeResource.MAX_ANSWER);
    limits.put("maxReason", GivenReason.MAX_LENGTH);
    GeneratedTables.assertWritten("quiz-limits.ts", Map.of("limits", limits));
  }
}
