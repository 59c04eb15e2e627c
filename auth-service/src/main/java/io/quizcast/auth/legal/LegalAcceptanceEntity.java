package io.quizcast.auth.legal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Evidence that an account accepted the terms. */
@Entity
@Table(name = "legal_acceptances")
public class LegalAcceptanceEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String tosVersion;
  public String privacyVersion;
  public boolean marketingOptIn;
  public String source;
  public String ipAddress;
  public String userAgent;
  public Instant acceptedAt;
}
