package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Writes {@code player_names} and the offsets applied so far in one transaction. */
@ApplicationScoped
class PlayerNameProjection {
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
        deleted = EXCLUDED.deleted, updated_at = now()
      """;

  /** Texts of disputes and their answers can identify the player, so a deletion clears them. */
  private static final String CLEAR_DISPUTES =
      """
      UPDATE disputes d SET text = '', answer = CASE WHEN answer IS NOT NULL THEN '' END
      FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS c(user_id bigint, deleted boolean)
      WHERE c.deleted AND d.user_id = c.user_id
      """;

  private static final String STORE_OFFSETS =
      """
      INSERT INTO consumed_offsets (topic, partition, next_offset)
      SELECT o.topic, o.partition, o.next_offset
      FROM jsonb_to_recordset(CAST(CAST(?1 AS text) AS jsonb)) AS o(topic text, partition int, next_offset bigint)
      ON CONFLICT (topic, partition) DO UPDATE
        SET next_offset = greatest(consumed_offsets.next_offset, EXCLUDED.next_offset)
      """;

  /** The next offset to apply of each partition. */
  @WithSession
  Uni<Map<TopicPartition, Long>> appliedOffsets(Set<TopicPartition> partitions) {
    List<String> topics = partitions.stream().map(TopicPartition::topic).distinct().toList();
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "SELECT topic, partition, next_offset FROM consumed_offsets"
                            + " WHERE topic = ANY (string_to_array(?1, ','))",
                        Object[].class)
                    .setParameter(1, String.join(",", topics))
                    .getResultList())
        .map(
            rows -> {
              Map<TopicPartition, Long> applied = new HashMap<>();
              for (Object[] row : rows) {
                applied.put(
                    new TopicPartition((String) row[0], ((Number) row[1]).intValue()),
                    ((Number) row[2]).longValue());
              }
              return applied;
            });
  }

  @WithTransaction
  Uni<Void> apply(PlayerChanges changes, Map<TopicPartition, Long> next) {
    JsonArray users = new JsonArray();
    changes
        .byUser()
        .forEach(
            (userId, change) ->
                users.add(
                    new JsonObject()
                        .put("user_id", userId)
                        .put("username", change.username())
                        .put("profile_picture", change.profilePicture())
                        .put("email_verified", change.emailVerified())
                        .put("profile_complete", change.profileComplete())
                        .put("deleted", change.deleted())));
    JsonArray offsets = new JsonArray();
    next.forEach(
        (partition, offset) ->
            offsets.add(
                new JsonObject()
                    .put("topic", partition.topic())
                    .put("partition", partition.partition())
                    .put("next_offset", offset)));
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(UPSERT)
                    .setParameter(1, users.encode())
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createNativeQuery(CLEAR_DISPUTES)
                                .setParameter(1, users.encode())
                                .executeUpdate())
                    .chain(
                        () ->
                            session
                                .createNativeQuery(STORE_OFFSETS)
                                .setParameter(1, offsets.encode())
                                .executeUpdate()))
        .replaceWithVoid();
  }
}
