package io.quizcast.user.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quizcast.guard.ErrorBody;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/**
 * auth-service's internal routes. Time-outs are in application.properties. A refusal of
 * auth-service fails as {@link RequestRefused} with its text; any other failure means that it is
 * unavailable.
 */
@RegisterRestClient(configKey = "accounts")
@ClientHeaderParam(name = "X-Internal-Token", value = "${quizcast.internal-token}")
@Path("/internal/users/{id}")
public interface AccountClient {
  /** 404 for an unknown or deleted user. */
  @GET
  Uni<UserBody> find(@RestPath long id);

  /** 409 when another user has the name; case does not matter. */
  @PUT
  @Path("username")
  Uni<UserBody> rename(@RestPath long id, NewName name);

  /** What auth-service stores about a user: sign-in, sessions, acceptances; 404 for nobody. */
  @GET
  @Path("data")
  Uni<JsonNode> data(@RestPath long id);

  /** Already trimmed. */
  record NewName(String username) {}

  @ClientExceptionMapper
  static RequestRefused refused(Response response) {
    int status = response.getStatus();
    if (status < 400 || status >= 500) {
      return RequestRefused.unavailable();
    }
    ErrorBody body = response.readEntity(ErrorBody.class);
    return RequestRefused.of(status, body.errorType(), body.error());
  }
}
