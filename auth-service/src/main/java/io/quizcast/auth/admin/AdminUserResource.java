package io.quizcast.auth.admin;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.auth.audit.Actor;
import io.quizcast.auth.password.PasswordService;
import io.quizcast.auth.session.SessionService;
import io.quizcast.auth.session.SessionView;
import io.quizcast.contracts.access.Permission;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.listing.FilterText;
import io.quizcast.guard.listing.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Administration of accounts. */
@Path("/api/admin/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.ACCOUNTS)
@CsrfProtected
public class AdminUserResource {
  private static final int MAX_PER_PAGE = 100;

  private final AdminUserService users;
  private final PasswordService passwords;
  private final AccountRepository accounts;
  private final SessionService sessions;
  private final CallerIdentity caller;
  private final ClientAddress addresses;
  private final HttpServerRequest request;

  AdminUserResource(
      AdminUserService users,
      PasswordService passwords,
      AccountRepository accounts,
      SessionService sessions,
      CallerIdentity caller,
      ClientAddress addresses,
      HttpServerRequest request) {
    this.users = users;
    this.passwords = passwords;
    this.accounts = accounts;
    this.sessions = sessions;
    this.caller = caller;
    this.addresses = addresses;
    this.request = request;
  }

  /**
   * Lists accounts. {@code search} matches the beginning of username or e-mail address; {@code
   * deleted} lists deleted accounts instead.
   */
  @GET
  @RolesAllowed(Permission.PEOPLE)
  @WithSession
  public Uni<AdminUserView.Page> list(
      @QueryParam("search") @DefaultValue("") @Size(max = 100) String search,
      @QueryParam("deleted") @DefaultValue("false") boolean deleted,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("page_size") @DefaultValue("20") int pageSize) {
    Paging paging = Paging.clamped(page, pageSize, MAX_PER_PAGE);
    String beginning = FilterText.of(search);
    String prefix = FilterText.startingWith(beginning == null ? "" : beginning);
    PanacheQuery<AccountEntity> found =
        accounts.find(
            (deleted ? "deletedAt is not null" : "deletedAt is null")
                + " and (lower(username) like ?1 escape '!' or email like ?1 escape '!')"
                + " order by id",
            prefix);
    return found
        .count()
        .chain(
            total ->
                found
                    .page(paging.page() - 1, paging.size())
                    .list()
                    .map(
                        rows ->
                            new AdminUserView.Page(
                                rows.stream().map(AdminUserView::of).toList(),
                                total,
                                paging.page(),
                                paging.size())));
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Permission.PEOPLE)
  @WithSession
  public Uni<AdminUserView> get(long id) {
    return accounts
        .findById(id)
        .map(
            account -> {
              if (account == null) {
                throw RequestRefused.notFound("There is no such account");
              }
              return AdminUserView.of(account);
            });
  }

  /** Returns the live sessions, newest first. An account that does not exist has none. */
  @GET
  @Path("{id}/sessions")
  public Uni<SessionView.Listing> sessions(long id) {
    return sessions.list(id).map(found -> SessionView.Listing.of(found, caller.sessionId()));
  }

  /** The new password. */
  public record PasswordForm(@NotEmpty @Size(max = 1024) String password) {}

  @POST
  @Path("{id}/reset-password")
  public Uni<AdminUserView> resetPassword(long id, @NotNull @Valid PasswordForm form) {
    return passwords.reset(id, form.password(), actor()).map(AdminUserView::of);
  }

  @POST
  @Path("{id}/end-sessions")
  public Uni<Map<String, String>> endSessions(long id) {
    return users
        .endSessions(id, actor())
        .map(done -> Map.of("message", "Every session of the user has ended"));
  }

  /**
   * The new role.
   *
   * @param portalRoles all further roles; absent if there are none
   */
  public record RoleForm(
      @NotNull @Pattern(regexp = "user|admin") String role,
      @Size(max = 4)
          @Nullable List<@NotNull @Pattern(regexp = "editor|host|finance|support") String>
              portalRoles) {}

  @PUT
  @Path("{id}/role")
  @RolesAllowed(Permission.ROLES)
  public Uni<AdminUserView> setRole(long id, @NotNull @Valid RoleForm form) {
    Set<PortalRole> portalRoles =
        form.portalRoles() == null ? Set.of() : PortalRole.of(form.portalRoles());
    return users.setRoles(id, form.role(), portalRoles, actor()).map(AdminUserView::of);
  }

  @POST
  @Path("{id}/unlock")
  public Uni<AdminUserView> unlock(long id) {
    return users.unlock(id, actor()).map(AdminUserView::of);
  }

  @POST
  @Path("{id}/suspend")
  public Uni<AdminUserView> suspend(long id) {
    return users.suspend(id, actor()).map(AdminUserView::of);
  }

  @POST
  @Path("{id}/reinstate")
  public Uni<AdminUserView> reinstate(long id) {
    return users.reinstate(id, actor()).map(AdminUserView::of);
  }

  private Actor actor() {
    return new Actor(caller.userId(), addresses.of(request), caller.may(Permission.ROLES));
  }
}
