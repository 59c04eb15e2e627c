package io.quizcast.quiz.ads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An asset as clients see it; {@code url} is relative to the origin. */
record AdView(
    long id,
    String title,
    String mediaType,
    String url,
    int durationSec,
    @Nullable Long fileSizeBytes,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** A slot with its asset. */
  record Slot(
      long id,
      long quizId,
      int questionAfter,
      long adAssetId,
      boolean isActive,
      long version,
      Instant createdAt,
      Instant updatedAt,
      AdView adAsset) {}

  static AdView of(AdAssetEntity asset) {
    return new AdView(
        asset.id,
        asset.title,
        asset.mediaType,
        asset.url,
        asset.durationSec,
        asset.fileSizeBytes == 0 ? null : asset.fileSizeBytes,
        asset.version,
        asset.createdAt,
        asset.updatedAt);
  }

  static Slot of(AdSlotEntity slot, AdAssetEntity asset) {
    return new Slot(
        slot.id,
        slot.quizId,
        slot.questionAfter,
        slot.adAssetId,
        slot.isActive,
        slot.version,
        slot.createdAt,
        slot.updatedAt,
        of(asset));
  }
}
