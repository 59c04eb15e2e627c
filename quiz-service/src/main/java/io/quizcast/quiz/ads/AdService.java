package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts, edits and deletes the rows of media assets. */
@ApplicationScoped
class AdService {
  private final AdRepository assets;
  private final AuditLog audit;

  AdService(AdRepository assets, AuditLog audit) {
    this.assets = assets;
    this.audit = audit;
  }

  @WithTransaction
  Uni<AdAssetEntity> insert(String title, MediaIntake.Stored media, int durationSec, long actor) {
    AdAssetEntity asset = new AdAssetEntity();
    asset.title = title;
    asset.mediaType = media.kind().mediaType;
    asset.url = "/uploads/ads/" + media.name();
    asset.durationSec = durationSec;
    asset.fileSizeBytes = media.bytes();
    asset.createdAt = Instant.now();
    asset.updatedAt = asset.createdAt;
    return assets
        .persistAndFlush(asset)
        .call(() -> audit.record(actor, "upload", "ad", asset.id, Map.of("title", title)));
  }

  /** Null fields are not changed. */
  @WithTransaction
  Uni<AdAssetEntity> edit(
      long id,
      @Nullable String ifMatch,
      @Nullable String title,
      @Nullable Integer durationSec,
      long actor) {
    return requireUnchanged(id, ifMatch)
        .invoke(
            asset -> {
              asset.title = title == null ? asset.title : title;
              asset.durationSec = durationSec == null ? asset.durationSec : durationSec;
              asset.edited();
            })
        .call(
            asset ->
                audit.record(
                    actor,
                    "edit",
                    "ad",
                    id,
                    Map.of("title", asset.title, "duration_sec", asset.durationSec)));
  }

  /** Deletes the row and returns it; the caller deletes its file. */
  @WithTransaction
  Uni<AdAssetEntity> delete(long id, @Nullable String ifMatch, long actor) {
    return requireUnchanged(id, ifMatch)
        .call(
            asset ->
                assets
                    .slotsOf(id)
                    .invoke(
                        slots -> {
                          if (slots > 0) {
                            throw Refusal.CONFLICT.because(
                                "the ad is used in %d slots; remove it there first"
                                    .formatted(slots));
                          }
                        }))
        .call(assets::delete)
        .call(() -> audit.record(actor, "delete", "ad", id, Map.of()));
  }

  private Uni<AdAssetEntity> requireUnchanged(long id, @Nullable String ifMatch) {
    return assets.requireLocked(id).invoke(asset -> IfMatch.check(ifMatch, asset.version));
  }
}
