package io.quizcast.auth.google;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The identity of an account at Google. */
@Entity
@Table(name = "user_identities")
public class IdentityEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String provider;
  public String providerSub;
  public Instant createdAt;
}
