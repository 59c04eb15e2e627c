package io.quizcast.quiz.ads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Selects the media store: the bucket if one is configured, otherwise the folder. */
@ApplicationScoped
class MediaStores {
  @Produces
  @ApplicationScoped
  MediaStore store(AdLimits limits) {
    return limits
        .s3()
        .<MediaStore>map(MediaBucket::new)
        .orElseGet(() -> new MediaFolder(limits.folder()));
  }
}
