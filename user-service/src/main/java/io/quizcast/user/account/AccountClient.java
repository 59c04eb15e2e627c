package io.quizcast.user.account;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** auth-service's internal routes; its time-outs are in application.properties. */
@RegisterRestClient(configKey = "accounts")
@ClientHeaderParam(name = "X-Internal-Token", value = "${quizcast.internal-token}")
@Path("/internal/users/{id}")
public interface AccountClient {
  @GET
  Uni<Account> find(@RestPath long id);
}
