package io.quizcast.quiz.quizzes;

import org.jboss.resteasy.reactive.RestResponse;

/** The answer of routes that have nothing to show but that it was done. */
public record Message(String message) {

  /** With the tag of the new version, and the warning if the quiz could not be played now. */
  public static RestResponse<Message> of(String message, QuizService.Written written) {
    return written.headers(RestResponse.ResponseBuilder.ok(new Message(message))).build();
  }
}
