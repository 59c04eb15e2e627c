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
 * Client of auth-service's internal routes. Time-outs are in application.properties. A refusal
 * fails as {@link RequestRefused} with auth-service's text; any other failure means that
 * auth-service is unavailable.
 */
@RegisterRestClient(configKey = "accounts")
@ClientHeaderParam(name = "X-Internal-Token", value = "${quizcast.internal-token}")
@Path("/internal/users/{id}")
public interface AccountClient {
  /** Fails with 404 for an unknown or deleted user. */
  @GET
  Uni<UserBody> find(@RestPath long id);

  /** Fails with 409 if another user has the name, ignoring case. */
  @PUT
  @Path("username")
  Uni<UserBody> rename(@RestPath long id, NewName name);

  /**
   * Returns what auth-service stores about a user: sign-in, sessions and acceptances; 404 for an
   * unknown user.
   */
  @GET
  @Path("data")
  Uni<JsonNode> data(@RestPath long id);

  /**
   * @param username already trimmed
   */
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
