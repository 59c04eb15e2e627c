package io.quizcast.user.deletion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/**
 * Progress of one account deletion.
 *
 * @param deletedAt when auth-service deleted the account, which is the first step
 * @param erasedAt when this service erased the user's data
 * @param steps status of each service
 * @param complete whether every step has been reported as done
 */
record Deletion(
    long userId, Instant deletedAt, Instant erasedAt, Map<String, Step> steps, boolean complete) {

  enum Step {
    @JsonProperty("done")
    DONE,
    @JsonProperty("pending")
    PENDING,
    /** The service did not answer. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  static Deletion of(DeletionEntity entity, Step quizService) {
    return new Deletion(
        entity.userId,
        entity.deletedAt,
        entity.erasedAt,
        Map.of("auth-service", Step.DONE, "user-service", Step.DONE, "quiz-service", quizService),
        quizService == Step.DONE);
  }
}
