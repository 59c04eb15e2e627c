package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Updates {@code player_names} with the changes of users that other services publish. */
@ApplicationScoped
class PlayerNameProjection {
  private static final String REGISTER =
      """
      INSERT INTO player_names AS p (user_id, username, profile_picture, email_verified,
        profile_complete, deleted, mail_hash)
      SELECT c.user_id, c.username, c.profile_picture, c.email_verified, c.profile_complete, false,
        decode(c.mail_hash, 'hex')
      FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS c(
        user_id bigint, username text, profile_picture text, email_verified boolean,
        profile_complete boolean, mail_hash text)
      ON CONFLICT (user_id) DO UPDATE SET username = EXCLUDED.username,
        mail_hash = EXCLUDED.mail_hash, updated_at = now()
        WHERE p.username = '' AND NOT p.deleted
      """;

  private static final String UPSERT =
      """
      INSERT INTO player_names (user_id, username, profile_picture, email_verified,
        profile_complete, deleted)
      SELECT c.user_id, coalesce(c.username, p.username, ''),
        coalesce(c.profile_picture, p.profile_picture, ''),
        coalesce(c.email_verified, p.email_verified, false),
        coalesce(c.profile_complete, p.profile_complete, true),
        c.deleted OR coalesce(p.deleted, false)
      FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS c(
        user_id bigint, username text, profile_picture text, email_verified boolean,
        profile_complete boolean, deleted boolean)
      LEFT JOIN player_names p ON p.user_id = c.user_id
      WHERE p.deleted IS NOT TRUE
      ON CONFLICT (user_id) DO UPDATE SET
        username = EXCLUDED.username, profile_picture = EXCLUDED.profile_picture,
        email_verified = EXCLUDED.email_verified, profile_complete = EXCLUDED.profile_complete,
        deleted = EXCLUDED.deleted, updated_at = now(),
        mail_hash = CASE WHEN EXCLUDED.deleted THEN NULL ELSE player_names.mail_hash END
      """;

  /**
   * The texts of disputes and their answers can identify a player, so an account deletion clears
   * them.
   */
  private static final String CLEAR_DISPUTES =
      """
      UPDATE disputes d SET text = '', answer = CASE WHEN answer IS NOT NULL THEN '' END
      FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS c(user_id bigint, deleted boolean)
      WHERE c.deleted AND d.user_id = c.user_id
      """;

  private final PlayerHashes hashes;

  PlayerNameProjection(PlayerHashes hashes) {
    this.hashes = hashes;
  }

  /** Idempotent: applying the same events again in the same order gives the same rows. */
  @WithTransaction
  Uni<Void> apply(PlayerChanges changes) {
    String registered = json(changes.registered(), changes.mails());
    String changed = json(changes.byUser(), Map.of());
    return Sql.update(REGISTER, registered)
        .chain(() -> Sql.update(UPSERT, changed))
        .chain(() -> Sql.update(CLEAR_DISPUTES, changed))
        .replaceWithVoid();
  }

  private String json(Map<Long, PlayerChanges.Change> changes, Map<Long, String> mails) {
    JsonArray users = new JsonArray();
    changes.forEach(
        (userId, change) ->
            users.add(
                new JsonObject()
                    .put("user_id", userId)
                    .put("username", change.username())
                    .put("profile_picture", change.profilePicture())
                    .put("email_verified", change.emailVerified())
                    .put("profile_complete", change.profileComplete())
                    .put("deleted", change.deleted())
                    .put(
                        "mail_hash",
                        mails.containsKey(userId) ? hashes.ofMail(mails.get(userId)) : null)));
    return users.encode();
  }
}
