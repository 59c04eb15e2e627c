package io.quizcast.auth.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An e-mail that has not been sent yet. */
@Entity
@Table(name = "mails")
public class MailEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long accountId;
  public String recipient;
  public String kind;
  public String language;

  /** The code or token, encrypted. */
  public byte[] sealed;

  public Instant createdAt;
  public Instant expiresAt;
  public Instant notBefore;
  public int tries;
}
