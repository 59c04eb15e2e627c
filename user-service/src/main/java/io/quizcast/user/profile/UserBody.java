package io.quizcast.user.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.token.AccessToken;
import io.quizcast.user.statistics.PlayerStatisticsEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calling user, as clients read it from {@code /api/users/me} and from sign-in.
 *
 * @param permissions names of {@link Permission}; absent for players
 */
public record UserBody(
    long id,
    String username,
    String email,
    String profilePicture,
    String firstName,
    String lastName,
    String gender,
    @Nullable LocalDate birthDate,
    long gamesPlayed,
    long totalScore,
    long highestScore,
    long winsCount,
    long totalPrizeWon,
    String language,
    String role,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> permissions,
    boolean profileComplete,
    boolean emailVerified,
    Instant createdAt,
    Instant updatedAt) {

  static UserBody of(ProfileEntity profile, PlayerStatisticsEntity statistics) {
    return new UserBody(
        profile.userId,
        profile.username,
        profile.email,
        profile.profilePicture,
        profile.firstName,
        profile.lastName,
        profile.gender,
        profile.birthDate,
        statistics.gamesPlayed,
        statistics.totalScore,
        statistics.highestScore,
        statistics.winsCount,
        statistics.totalPrizeWon,
        profile.language,
        profile.role,
        null,
        complete(profile.firstName, profile.lastName, profile.birthDate, profile.gender),
        profile.emailVerified,
        profile.createdAt,
        profile.updatedAt);
  }

  /** Returns the same user with a verified e-mail address. */
  UserBody verified() {
    return with(permissions, true);
  }

  /**
   * Returns the same user with the permissions of their token, on which the checks of the routes
   * are based.
   */
  UserBody permitted(AccessToken token) {
    return with(List.copyOf(token.permissions()), emailVerified);
  }

  private UserBody with(@Nullable List<String> permissions, boolean emailVerified) {
    return new UserBody(
        id,
        username,
        email,
        profilePicture,
        firstName,
        lastName,
        gender,
        birthDate,
        gamesPlayed,
        totalScore,
        highestScore,
        winsCount,
        totalPrizeWon,
        language,
        role,
        permissions,
        profileComplete,
        emailVerified,
        createdAt,
        updatedAt);
  }

  /** The user according to the token, for the time before the profile is known. */
  static UserBody of(AccessToken token, String language) {
    return new UserBody(
        token.userId(),
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        0,
        0,
        0,
        0,
        0,
        language,
        token.role(),
        null,
        false,
        false,
        token.issuedAt(),
        token.issuedAt());
  }

  private static boolean complete(
      String firstName, String lastName, @Nullable LocalDate birthDate, String gender) {
    return !firstName.isBlank() && !lastName.isBlank() && birthDate != null && !gender.isBlank();
  }
}
