package io.quizcast.quiz.players;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What standings show of a player; a projection of {@code user.events}. */
@Entity
@Immutable
@Table(name = "player_names")
public class PlayerName {
  @Id public Long userId;
  public String username;
  public String profilePicture;
  public boolean emailVerified;

  /** Has said who he is: names, birth date and gender. */
  public boolean profileComplete;

  public boolean deleted;
  public Instant updatedAt;

  /** Never blank: a name that has not arrived, or is gone with its owner, reads as a number. */
  public static String shown(@Nullable PlayerName name, long userId) {
    return name == null ? "player_" + userId : shown(name.username, name.deleted, userId);
  }

  /** As {@link #shown(PlayerName, long)}, of a row read elsewhere. */
  public static String shown(@Nullable String username, boolean deleted, long userId) {
    if (deleted) {
      return "deleted_user_" + userId;
    }
    return username == null || username.isEmpty() ? "player_" + userId : username;
  }

  public static @Nullable String picture(@Nullable PlayerName name) {
    return name == null || name.deleted || name.profilePicture.isEmpty()
        ? null
        : name.profilePicture;
  }
}
