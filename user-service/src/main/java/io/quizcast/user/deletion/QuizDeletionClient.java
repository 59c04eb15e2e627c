package io.quizcast.user.deletion;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Asks quiz-service for which deleted users it has erased all data. */
@RegisterRestClient(configKey = "quiz-deletions")
@ClientHeaderParam(name = "X-Internal-Token", value = "${quizcast.internal-token}")
@Path("/internal/players/forgotten")
interface QuizDeletionClient {
  record Forgotten(List<Long> userIds) {}

  @GET
  Uni<Forgotten> of(@RestQuery("id") List<Long> ids);
}
