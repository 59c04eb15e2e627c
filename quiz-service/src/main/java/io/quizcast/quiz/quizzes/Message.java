package io.quizcast.quiz.quizzes;

import org.jboss.resteasy.reactive.RestResponse;

/** The body of a successful answer that has no other content. */
public record Message(String message) {

  /**
   * Creates the answer to a change, with the ETag of the new version and a warning if the quiz is
   * not playable.
   */
  public static RestResponse<Message> of(String message, QuizWriter.Written written) {
    return written.headers(RestResponse.ResponseBuilder.ok(new Message(message))).build();
  }
}
