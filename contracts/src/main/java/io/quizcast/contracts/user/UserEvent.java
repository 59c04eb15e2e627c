package io.quizcast.contracts.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quizcast.contracts.access.Permission;
import io.quizcast.contracts.access.PortalRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a user on {@code user.events}. Each event carries one facet of the user completely,
 * so the newest record of a key is enough and the topic can be compacted.
 *
 * <p>The events of one user are in order, because the partition is {@code userId % partitions}. The
 * record key ({@link #key()}) names the user and the facet. If it named only the user, compaction
 * would replace the registration by a revoked session. After a deletion {@link UserDeleted}
 * remains, and tombstones replace all other facets.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = UserEvent.UserRegistered.class, name = "user_registered"),
  @Type(value = UserEvent.UsernameChanged.class, name = "username_changed"),
  @Type(value = UserEvent.RoleChanged.class, name = "role_changed"),
  @Type(value = UserEvent.EmailVerified.class, name = "email_verified"),
  @Type(value = UserEvent.ProfileChanged.class, name = "profile_changed"),
  @Type(value = UserEvent.StatisticsChanged.class, name = "statistics_changed"),
  @Type(value = UserEvent.SessionRevoked.class, name = "session_revoked"),
  @Type(value = UserEvent.SessionsRevoked.class, name = "sessions_revoked"),
  @Type(value = UserEvent.UserDeleted.class, name = "user_deleted"),
})
public sealed interface UserEvent {

  /** The Kafka record key: user and facet. */
  @JsonIgnore
  String key();

  /** Published by auth-service once per user; the profile fields come from the sign-up form. */
  record UserRegistered(
      long userId,
      String username,
      String email,
      String role,
      boolean emailVerified,
      String language,
      String firstName,
      String lastName,
      @Nullable LocalDate birthDate,
      String gender,
      String profilePicture,
      Instant createdAt)
      implements UserEvent {
    @Override
    public String key() {
      return userId + ":registered";
    }
  }

  /** Published by auth-service, because the username is a credential. */
  record UsernameChanged(long userId, String username) implements UserEvent {
    @Override
    public String key() {
      return userId + ":username";
    }
  }

  /**
   * Published by auth-service. {@code role} is {@code user} or {@code admin}.
   *
   * @param portalRoles the names of all further roles; null in records of earlier versions, which
   *     had none
   */
  record RoleChanged(long userId, String role, @Nullable List<String> portalRoles)
      implements UserEvent {
    public RoleChanged(long userId, String role) {
      this(userId, role, null);
    }

    /** Returns what the user may do after this change. */
    public Set<String> permissions() {
      return Permission.of(
          role, PortalRole.of(Objects.requireNonNullElse(portalRoles, List.<String>of())));
    }

    @Override
    public String key() {
      return userId + ":role";
    }
  }

  /** Published by auth-service. */
  record EmailVerified(long userId, Instant verifiedAt) implements UserEvent {
    @Override
    public String key() {
      return userId + ":verified";
    }
  }

  /** Published by user-service; holds the whole current profile. */
  record ProfileChanged(
      long userId,
      String profilePicture,
      String language,
      String firstName,
      String lastName,
      @Nullable LocalDate birthDate,
      String gender,
      Instant updatedAt)
      implements UserEvent {
    @Override
    public String key() {
      return userId + ":profile";
    }
  }

  /**
   * Published by user-service after it has counted the results of a game; contains the running
   * totals of many users. A reader keeps the entry with the highest {@code gamesPlayed} per user.
   */
  record StatisticsChanged(long quizId, int batch, List<Statistics> entries) implements UserEvent {
    @Override
    public String key() {
      return "statistics:" + quizId + ":" + batch;
    }
  }

  /** Running totals of one user; money in whole currency units. */
  record Statistics(
      long userId,
      long gamesPlayed,
      long totalScore,
      long highestScore,
      long winsCount,
      long totalPrizeWon) {}

  /**
   * Published by auth-service when one session ended; only the sockets of this session are closed.
   */
  record SessionRevoked(long userId, long sessionId, String reason) implements UserEvent {
    @Override
    public String key() {
      return userId + ":session:" + sessionId;
    }
  }

  /**
   * Published by auth-service when every session of the user up to {@code lastSessionId} ended.
   * Later sessions have higher ids, even if they begin within the same second.
   *
   * @param lastSessionId 0 if the user had no session, and in records of earlier versions; then all
   *     sessions that began before {@code revokedAt} ended
   */
  record SessionsRevoked(long userId, String reason, Instant revokedAt, long lastSessionId)
      implements UserEvent {
    @Override
    public String key() {
      return userId + ":sessions";
    }
  }

  /** The account was deleted. Readers delete or anonymise what they store about the user. */
  record UserDeleted(long userId, Instant deletedAt) implements UserEvent {
    @Override
    public String key() {
      return userId + ":deleted";
    }
  }
}
