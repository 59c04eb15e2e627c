package io.quizcast.user.statistics;

import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Recomputes all totals and reports how many were wrong. */
@Path("/api/admin/statistics/rebuild")
@RolesAllowed("admin")
@CsrfProtected
public class StatisticsAdminResource {
  private final StatisticsRebuild rebuild;

  StatisticsAdminResource(StatisticsRebuild rebuild) {
    this.rebuild = rebuild;
  }

  /**
   * @param corrected totals, of players all in all or in a week or month, that differed from their
   *     games and now do not
   */
  record Outcome(boolean identical, long corrected) {}

  @POST
  public Uni<Outcome> rebuild() {
    return rebuild.run().map(corrected -> new Outcome(corrected == 0, corrected));
  }
}
