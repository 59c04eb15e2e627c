package io.quizcast.quiz.players;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Name and picture of a player for rankings; a projection of {@code user.events}. */
@Entity
@Immutable
@Table(name = "player_names")
public class PlayerNameEntity {
  @Id public Long userId;
  public String username;
  public String profilePicture;
  public boolean emailVerified;

  /**
   * Whether the player has given their names, birth date and gender; without them no prize is paid.
   */
  public boolean profileComplete;

  public boolean deleted;
  public Instant updatedAt;

  /**
   * The name to show; {@code player_ID} when the name is unknown and {@code deleted_user_ID} after
   * deletion.
   */
  public static String shown(@Nullable PlayerNameEntity name, long userId) {
    return name == null ? "player_" + userId : shown(name.username, name.deleted, userId);
  }

  /**
   * Like {@link #shown(PlayerNameEntity, long)}, for columns that were selected without the entity.
   */
  public static String shown(@Nullable String username, boolean deleted, long userId) {
    if (deleted) {
      return "deleted_user_" + userId;
    }
    return username == null || username.isEmpty() ? "player_" + userId : username;
  }

  public static @Nullable String picture(@Nullable PlayerNameEntity name) {
    return name == null || name.deleted || name.profilePicture.isEmpty()
        ? null
        : name.profilePicture;
  }
}
