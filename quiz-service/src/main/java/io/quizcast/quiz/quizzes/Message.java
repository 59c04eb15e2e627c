package io.quizcast.quiz.quizzes;

import org.jboss.resteasy.reactive.RestResponse;

/** The body of a successful answer that has nothing else to show. */
public record Message(String message) {

  /** Adds the new version's ETag, and a warning if the quiz could not be played now. */
  public static RestResponse<Message> of(String message, QuizService.Written written) {
    return written.headers(RestResponse.ResponseBuilder.ok(new Message(message))).build();
  }
}
