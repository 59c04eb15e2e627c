package io.quizcast.quiz.rehearsal;

import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.game.rehearsal.RehearsalBots;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Route by which admins rehearse a quiz: a private copy that bots play and admins watch. */
@Path("/api/admin/quizzes/{id}/rehearsals")
@RolesAllowed(Permission.REHEARSALS)
@CsrfProtected
public class RehearsalResource {
  private static final int DEFAULT_BOTS = 20;

  private final RehearsalService rehearsals;
  private final RehearsalBots bots;
  private final CallerIdentity caller;

  RehearsalResource(RehearsalService rehearsals, RehearsalBots bots, CallerIdentity caller) {
    this.rehearsals = rehearsals;
    this.bots = bots;
    this.caller = caller;
  }

  /**
   * @param bots number of bots, 1 to 500; 20 if missing
   */
  record RehearsalRequest(@Nullable Integer bots) {}

  /**
   * @param quizId id of the copy, which the admin's live page opens
   */
  record Rehearsal(long quizId, Instant scheduledTime, int questionCount, int bots) {}

  @POST
  @ResponseStatus(201)
  public Uni<Rehearsal> rehearse(@PathParam("id") RowId id, @Nullable RehearsalRequest body) {
    Integer wanted = body == null ? null : body.bots();
    int players = wanted == null ? DEFAULT_BOTS : wanted;
    if (players < 1 || players > RehearsalBots.MAX_BOTS) {
      throw Refusal.UNPROCESSABLE.because("bots must be 1 to " + RehearsalBots.MAX_BOTS);
    }
    return rehearsals
        .plan(id.value(), caller.userId())
        .map(
            copy -> {
              bots.play(copy.id, copy.partition, players);
              return new Rehearsal(copy.id, copy.scheduledTime, copy.questionCount, players);
            });
  }
}
