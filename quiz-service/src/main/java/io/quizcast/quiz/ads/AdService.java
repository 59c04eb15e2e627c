package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** The rows of media assets. */
@ApplicationScoped
class AdService {
  private final AdRepository assets;
  private final AuditLog audit;

  AdService(AdRepository assets, AuditLog audit) {
    this.assets = assets;
    this.audit = audit;
  }

  @WithTransaction
  Uni<AdAsset> insert(String title, MediaIntake.Stored media, int durationSec, long actor) {
    AdAsset asset = new AdAsset();
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

  /** The deleted row; its file is still there. */
  @WithTransaction
  Uni<AdAsset> delete(long id, long actor) {
    return assets
        .requireLocked(id)
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
}
