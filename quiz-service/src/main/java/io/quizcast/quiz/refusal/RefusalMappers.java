package io.quizcast.quiz.refusal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quizcast.guard.ErrorBody;
import io.quizcast.guard.language.LocalizedBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps refusals whose body has more fields than the shared error body. */
class RefusalMappers {
  /** The shared error body with a list of errors. */
  record Body(String error, String errorType, List<ValidationError> errors, @JsonIgnore int total)
      implements LocalizedBody {
    @Override
    public Body translated(UnaryOperator<String> translate) {
      List<ValidationError> own =
          errors.stream().map(error -> error.translated(translate)).toList();
      return new Body(ValidationFailed.summary(errors, total, translate), errorType, own, total);
    }
  }

  /** The shared error body and a list of errors by element and field. */
  @ServerExceptionMapper
  Response validationFailed(ValidationFailed found) {
    Refusal refusal = Refusal.UNPROCESSABLE;
    return Response.status(refusal.status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(
            new Body(
                String.valueOf(found.getMessage()),
                refusal.errorType,
                found.listed(),
                found.total()))
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
