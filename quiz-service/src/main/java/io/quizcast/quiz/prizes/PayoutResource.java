package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.body.MaxBody;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.refusal.GivenReason;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Routes of the review queue, by which admins list the payouts of finished games and approve, hold
 * or pay them.
 */
@Path("/api/admin/payouts")
@RolesAllowed(Permission.PAYOUTS)
@CsrfProtected
public class PayoutResource {
  private static final int MAX_AT_ONCE = 1_000;

  private final PayoutRepository payouts;
  private final PayoutService service;
  private final CallerIdentity caller;

  PayoutResource(PayoutRepository payouts, PayoutService service, CallerIdentity caller) {
    this.payouts = payouts;
    this.service = service;
    this.caller = caller;
  }

  /**
   * @param reason why the payouts are held; absent for other steps
   * @param includeDeleted whether payouts of deleted accounts are approved or paid too
   */
  record Step(
      @Nullable Long quizId,
      @Nullable List<@Nullable Long> userIds,
      @Nullable String reason,
      @Nullable Boolean includeDeleted) {}

  record Page(List<PayoutView> items, long total, int page, int pageSize) {}

  @GET
  @WithSession
  public Uni<Page> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("quiz_id") @Nullable Long quizId,
      @QueryParam("search") @Nullable String search,
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize) {
    Paging paging = Paging.of(page, pageSize, 20, 100);
    var filter = new PayoutRepository.Filter(status(status), quizId, FilterText.of(search));
    return payouts
        .count(filter)
        .chain(
            total ->
                payouts
                    .page(filter, paging)
                    .map(items -> new Page(items, total, paging.page(), paging.size())));
  }

  @POST
  @Path("/approve")
  @MaxBody(kibibytes = 1_024)
  public Uni<PayoutService.Outcome> approve(@Nullable Step body) {
    return step(body, PayoutStatus.APPROVED, null);
  }

  @POST
  @Path("/hold")
  @MaxBody(kibibytes = 1_024)
  public Uni<PayoutService.Outcome> hold(@Nullable Step body) {
    String reason = GivenReason.of(body == null ? null : body.reason());
    return step(body, PayoutStatus.HELD, reason);
  }

  @POST
  @Path("/pay")
  @MaxBody(kibibytes = 1_024)
  public Uni<PayoutService.Outcome> pay(@Nullable Step body) {
    return step(body, PayoutStatus.PAID, null);
  }

  private Uni<PayoutService.Outcome> step(
      @Nullable Step body, PayoutStatus to, @Nullable String reason) {
    Long quizId = body == null ? null : body.quizId();
    List<@Nullable Long> users = body == null ? null : body.userIds();
    if (quizId == null || users == null || users.isEmpty() || users.contains(null)) {
      throw Refusal.INVALID.because("quiz_id and user_ids are required");
    }
    if (users.size() > MAX_AT_ONCE) {
      throw Refusal.TOO_LARGE.because("at most " + MAX_AT_ONCE + " players at once");
    }
    List<Long> distinct = users.stream().map(Long.class::cast).distinct().toList();
    boolean includeDeleted = body != null && Boolean.TRUE.equals(body.includeDeleted());
    return service
        .make(new PayoutService.Step(to, reason, includeDeleted), quizId, distinct, caller.userId())
        .invoke(PayoutResource::check);
  }

  /**
   * Refuses the request if no step could be made; otherwise the answer lists the steps that were
   * refused.
   */
  private static void check(PayoutService.Outcome outcome) {
    if (outcome.done() == 0) {
      PayoutService.Refused first = outcome.refused().getFirst();
      int status = first.errorType().equals("not_found") ? 404 : 409;
      throw RequestRefused.of(status, first.errorType(), first.error());
    }
  }

  private static @Nullable PayoutStatus status(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return PayoutStatus.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.UNPROCESSABLE.because("status must be pending, approved, paid or held");
    }
  }
}
