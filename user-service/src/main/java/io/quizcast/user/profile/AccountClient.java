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
 * auth-service's internal routes; its time-outs are in application.properties. What auth-service
 * refuses comes back as {@link RequestRefused} in its own words; everything else means it is away.
 */
@RegisterRestClient(configKey = "accounts")
@ClientHeaderParam(name = "X-Internal-Token", value = "${quizcast.internal-token}")
@Path("/internal/users/{id}")
public interface AccountClient {
  /** 404 when there is no such user, or none any more. */
  @GET
  Uni<UserBody> find(@RestPath long id);

  /** 409 when somebody else has the name, in whatever case. */
  @PUT
  @Path("username")
  Uni<UserBody> rename(@RestPath long id, NewName name);

  /** What auth-service keeps about him: sign-in, sessions, acceptances; 404 for nobody. */
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
