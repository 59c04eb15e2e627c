package io.quizcast.auth.profile;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Copy of a user's profile from user-service, used in sign-in answers. */
@Entity
@Table(name = "profiles")
public class ProfileEntity {
  @Id public Long accountId;
  public String firstName = "";
  public String lastName = "";
  public @Nullable LocalDate birthDate;
  public String gender = "";
  public String profilePicture = "";
  public String language;
  public long gamesPlayed;
  public long totalScore;
  public long highestScore;
  public long winsCount;
  public long totalPrizeWon;
  public Instant updatedAt;

  public boolean complete() {
    return !firstName.isBlank() && !lastName.isBlank() && birthDate != null && !gender.isBlank();
  }
}
