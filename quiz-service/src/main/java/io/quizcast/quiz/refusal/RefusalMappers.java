package io.quizcast.quiz.refusal;

import io.quizcast.guard.ErrorBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps refusals that carry more than the shared error body. */
class RefusalMappers {
  record Body(String error, String errorType, List<ValidationError> errors) {}

  /** The shared error body, plus every error by element and field. */
  @ServerExceptionMapper
  Response validationFailed(ValidationFailed found) {
    Refusal refusal = Refusal.UNPROCESSABLE;
    return Response.status(refusal.status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(new Body(String.valueOf(found.getMessage()), refusal.errorType, found.listed()))
        .build();
  }

  @ServerExceptionMapper
  Response malformed(RowId.Malformed id) {
    return Response.status(Refusal.INVALID.status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ErrorBody.of("Invalid id", Refusal.INVALID.errorType))
        .build();
  }
}
