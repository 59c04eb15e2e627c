package io.quizcast.user.reminder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** Client of quiz-service's public quiz route. Time-outs are in application.properties. */
@RegisterRestClient(configKey = "quizzes")
@Path("/api/quizzes/{id}")
interface QuizClient {
  /**
   * Fails with 404 for an unknown quiz; any other failure means that quiz-service is unavailable.
   */
  @GET
  Uni<Announced> find(@RestPath long id);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Announced(long id, String title, Instant scheduledTime, String status) {
    boolean isScheduled() {
      return status.equals("scheduled");
    }

    /** The quiz is running or over, so a reminder is pointless. */
    boolean hasBegun() {
      return !isScheduled() && !status.equals("cancelled");
    }
  }

  @ClientExceptionMapper
  static RequestRefused refused(Response response) {
    return response.getStatus() == 404
        ? RequestRefused.notFound("There is no such quiz")
        : RequestRefused.unavailable();
  }
}
