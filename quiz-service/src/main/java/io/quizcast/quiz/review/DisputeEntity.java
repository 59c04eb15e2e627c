package io.quizcast.quiz.review;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A player's objection to their result. */
@Entity
@Table(name = "disputes")
public class DisputeEntity {
  static final String OPEN = "open";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long quizId;
  public long userId;

  /** 1-based number of the disputed question; null for the result as a whole. */
  public @Nullable Integer questionNumber;

  public String text;
  public String status = OPEN;
  public @Nullable String answer;
  public @Nullable Long answeredBy;
  public Instant createdAt;
  public @Nullable Instant answeredAt;
}
