package io.quizcast.auth.installation;

import io.quizcast.guard.installation.Installation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The settings of this installation that the pages need before anybody has signed in. */
@Path("/api/installation")
@Produces(MediaType.APPLICATION_JSON)
public class InstallationResource {
  private final Installation installation;

  InstallationResource(Installation installation) {
    this.installation = installation;
  }

  /** See {@link Installation}. */
  public record InstallationView(int minimumAge, List<String> languages) {}

  @GET
  @ResponseHeader(name = "Cache-Control", value = "public, max-age=300")
  public InstallationView installation() {
    return new InstallationView(installation.minimumAge(), installation.languages());
  }
}
