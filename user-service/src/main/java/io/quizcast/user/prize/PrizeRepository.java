package io.quizcast.user.prize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.contracts.results.PrizesChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The prizes of players and their status. */
@ApplicationScoped
public class PrizeRepository {
  private static final String CHANGE =
      """
      insert into prizes as prize (quiz_id, user_id, entry_id, status, amount, reason, changed_at)
      select distinct on (r.quiz_id, p.user_id) r.quiz_id, p.user_id, p.entry_id, r.status,
        p.amount, r.reason, r.changed_at
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(
        quiz_id bigint, status text, reason text, changed_at timestamptz, prizes jsonb)
        cross join jsonb_to_recordset(r.prizes) as p(
          user_id bigint, entry_id bigint, amount bigint)
      where not exists (select 1 from deleted_users d where d.user_id = p.user_id)
      order by r.quiz_id, p.user_id, p.entry_id desc
      on conflict (quiz_id, user_id) do update set entry_id = excluded.entry_id,
        status = excluded.status, amount = excluded.amount, reason = excluded.reason,
        changed_at = excluded.changed_at
      where prize.entry_id < excluded.entry_id
      """;

  private final ObjectMapper json;

  PrizeRepository(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Applies changes within the caller's transaction. Idempotent, and independent of the order of
   * the changes.
   */
  public Uni<Void> change(List<PrizesChanged> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String rows;
    try {
      rows = json.writeValueAsString(changes.toArray(PrizesChanged[]::new));
    } catch (JsonProcessingException e) {
      return Uni.createFrom().failure(e);
    }
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(CHANGE).setParameter(1, rows).executeUpdate())
        .replaceWithVoid();
  }

  /** Returns a user's prizes by quiz; quizzes without a prize are left out. */
  public Uni<Map<Long, Prize>> of(long userId, List<Long> quizIds) {
    String quizzes = quizIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select quiz_id, status, reason from prizes where user_id = ?1"
                            + " and quiz_id = any(cast(string_to_array(?2, ',') as bigint[]))",
                        Tuple.class)
                    .setParameter(1, userId)
                    .setParameter(2, quizzes)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> row.get(0, Long.class),
                            row -> new Prize(row.get(1, String.class), row.get(2, String.class)))));
  }
}
