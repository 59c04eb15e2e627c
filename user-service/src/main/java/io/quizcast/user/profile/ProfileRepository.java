package io.quizcast.user.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.contracts.user.UserEvent.RoleChanged;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import io.quizcast.guard.installation.Installation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;

/**
 * Profiles in the database. Methods that apply events handle many users in one statement, are
 * idempotent and never restore a deleted user.
 */
@ApplicationScoped
public class ProfileRepository implements PanacheRepositoryBase<ProfileEntity, Long> {
  // A registration creates a profile but never overwrites one, because a repeated event would undo
  // later changes by the user.
  private static final String REGISTER =
      """
      with given as (
        select r.* from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(
          user_id bigint, username text, email text, role text, email_verified boolean,
          language text, first_name text, last_name text, birth_date date, gender text,
          profile_picture text, created_at timestamptz)
        where not exists (select 1 from deleted_users d where d.user_id = r.user_id)
        order by r.user_id),
      profile as (
        insert into profiles (user_id, username, email, role, email_verified, language, first_name,
          last_name, birth_date, gender, profile_picture, created_at, updated_at)
        select user_id, username, coalesce(email, ''), coalesce(role, 'user'),
          coalesce(email_verified, false), coalesce(nullif(language, ''), '%s'),
          coalesce(first_name, ''), coalesce(last_name, ''), birth_date, coalesce(gender, ''),
          coalesce(profile_picture, ''), created_at, created_at
        from given
        on conflict (user_id) do nothing),
      statistics as (
        insert into player_statistics (user_id) select user_id from given
        on conflict (user_id) do nothing
        returning user_id)
      insert into leaderboard_changes as change (board, user_id)
      select 'all', user_id from statistics order by user_id
      on conflict (board, user_id) do update set touched = change.touched + 1
      """;

  private static final String RENAME =
      """
      update profiles p set username = r.username, updated_at = now()
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(user_id bigint, username text)
      where p.user_id = r.user_id and p.username <> r.username
      """;

  private static final String SET_ROLE =
      """
      update profiles p set role = r.role, updated_at = now()
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(user_id bigint, role text)
      where p.user_id = r.user_id and p.role <> r.role
      """;

  private static final String VERIFY =
      """
      update profiles p set email_verified = true, updated_at = now()
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(user_id bigint)
      where p.user_id = r.user_id and not p.email_verified
      """;

  private static final String DELETE =
      """
      with gone as (
        select distinct on (r.user_id) r.* from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(
          user_id bigint, deleted_at timestamptz)),
      mark as (
        insert into deleted_users (user_id, deleted_at) select user_id, deleted_at from gone
        on conflict (user_id) do nothing),
      avatar as (delete from avatars where user_id in (select user_id from gone)),
      choice as (
        delete from notification_preferences where user_id in (select user_id from gone)),
      prizes as (delete from prizes where user_id in (select user_id from gone)),
      waiting as (delete from quiz_registrations where user_id in (select user_id from gone)),
      -- An event of the user that is sent after the tombstone would undo it.
      unsaid as (
        delete from outbox where record_key in (select user_id || ':profile' from gone)),
      tombstone as (
        insert into outbox (record_key, type)
        select user_id || ':profile', 'tombstone' from gone),
      profile as (delete from profiles where user_id in (select user_id from gone)),
      history as (delete from game_results where user_id in (select user_id from gone)),
      statistics as (delete from player_statistics where user_id in (select user_id from gone)),
      periods as (
        delete from period_statistics where user_id in (select user_id from gone)
        returning period, user_id)
      insert into leaderboard_changes as change (board, user_id)
      select 'all', user_id from gone union select period, user_id from periods order by 1, 2
      on conflict (board, user_id) do update set touched = change.touched + 1
      """;

  private final ObjectMapper json;
  private final String register;

  ProfileRepository(ObjectMapper json, Installation installation) {
    this.json = json;
    this.register = REGISTER.formatted(installation.languages().getFirst());
  }

  Uni<ProfileEntity> lock(long userId) {
    return findById(userId, LockModeType.PESSIMISTIC_WRITE);
  }

  Uni<Void> register(Collection<UserRegistered> registrations) {
    return execute(register, registrations);
  }

  Uni<Void> rename(Collection<UsernameChanged> names) {
    return execute(RENAME, names);
  }

  Uni<Void> setRoles(Collection<RoleChanged> roles) {
    return execute(SET_ROLE, roles);
  }

  Uni<Void> verify(Collection<EmailVerified> verified) {
    return execute(VERIFY, verified);
  }

  Uni<Void> delete(Collection<UserDeleted> deleted) {
    return execute(DELETE, deleted);
  }

  private Uni<Void> execute(String statement, Collection<?> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String given;
    try {
      given = json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      return Uni.createFrom().failure(e);
    }
    return Panache.getSession()
        .chain(
            session -> session.createNativeQuery(statement).setParameter(1, given).executeUpdate())
        .replaceWithVoid();
  }
}
