package io.quizcast.user.statistics;

import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Recomputes all totals and reports how many were wrong. */
@Path("/api/admin/statistics/rebuild")
@RolesAllowed(Permission.SYSTEM)
@CsrfProtected
public class StatisticsAdminResource {
  private final StatisticsRebuild rebuild;

  StatisticsAdminResource(StatisticsRebuild rebuild) {
    this.rebuild = rebuild;
  }

  /**
   * @param corrected number of totals, overall or per week, month or series, that were wrong and
   *     have been corrected
   */
  record Outcome(boolean identical, long corrected) {}

  @POST
  public Uni<Outcome> rebuild() {
    return rebuild.run().map(corrected -> new Outcome(corrected == 0, corrected));
  }
}
