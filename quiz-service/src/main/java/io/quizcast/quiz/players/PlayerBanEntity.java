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

  /** As {@link #mailHash}, of the device in the game the player was banned from. */
  public byte @Nullable [] deviceHash;
}
