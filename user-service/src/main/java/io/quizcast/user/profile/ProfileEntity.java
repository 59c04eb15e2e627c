package io.quizcast.user.profile;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A user's profile. */
@Entity
@Table(name = "profiles")
public class ProfileEntity {
  @Id public Long userId;
  public String username;
  public String email;
  public String role;
  public boolean emailVerified;
  public String language;
  public String firstName;
  public String lastName;
  public LocalDate birthDate;
  public String gender;
  public String profilePicture;
  public Instant createdAt;
  public Instant updatedAt;
}
