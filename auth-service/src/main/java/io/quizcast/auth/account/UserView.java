package io.quizcast.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizcast.auth.profile.ProfileEntity;
import io.quizcast.contracts.access.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code user} object of sign-in answers.
 *
 * @param permissions names of {@link Permission}; absent for players
 */
public record UserView(
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> permissions,
    boolean profileComplete,
    boolean emailVerified,
    Instant createdAt,
    Instant updatedAt) {

  public static UserView of(AccountEntity account, ProfileEntity profile) {
    return new UserView(
        account.id,
        account.username,
        account.email,
        profile.profilePicture,
        profile.firstName,
        profile.lastName,
        profile.gender,
        profile.birthDate,
        profile.gamesPlayed,
        profile.totalScore,
        profile.highestScore,
        profile.winsCount,
        profile.totalPrizeWon,
        profile.language,
        account.role,
        List.copyOf(account.permissions()),
        profile.complete(),
        account.emailVerifiedAt != null,
        account.createdAt,
        account.updatedAt.isAfter(profile.updatedAt) ? account.updatedAt : profile.updatedAt);
  }
}
