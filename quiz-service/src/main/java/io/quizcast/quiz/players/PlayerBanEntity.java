package io.quizcast.quiz.players;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A player who may not join any quiz until the ban is lifted. */
@Entity
@Table(name = "player_bans")
public class PlayerBanEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long userId;
  public String reason;
  public long bannedBy;
  public Instant createdAt;
  public @Nullable Instant liftedAt;
  public @Nullable Long liftedBy;

  /** See {@link PlayerHashes}; kept after the account's deletion, until the ban is lifted. */
  public byte @Nullable [] mailHash;

  /**
   * Hash of the device that the player used in the game they were banned from; kept as long as
   * {@link #mailHash}.
   */
  public byte @Nullable [] deviceHash;
}
