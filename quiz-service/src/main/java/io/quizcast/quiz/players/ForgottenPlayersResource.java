package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.guard.InternalOnly;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Internal route that reports the deleted accounts whose data this service has removed. */
@Path("/internal/players/forgotten")
@InternalOnly
public class ForgottenPlayersResource {
  private static final int MAX_IDS = 100;

  record Forgotten(List<Long> userIds) {}

  @GET
  @WithSession
  public Uni<Forgotten> of(@QueryParam("id") List<Long> ids) {
    if (ids.size() > MAX_IDS) {
      throw RequestRefused.invalid("Ask for a hundred at most");
    }
    return Sql.select(
            Long.class, "select userId from PlayerNameEntity where deleted and userId in ?1", ids)
        .map(Forgotten::new);
  }
}
