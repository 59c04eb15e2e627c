package io.quizcast.quiz.ads;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A picture or clip that can be shown between questions. */
@Entity
@Table(name = "ad_assets")
public class AdAssetEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String title;
  public String mediaType;
  public String url;
  public int durationSec;
  public long fileSizeBytes;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  public long version = 1;

  /** Raises the version after an edit; the caller holds the row's lock. */
  void edited() {
    version++;
    updatedAt = Instant.now();
  }
}
