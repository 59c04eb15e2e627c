package io.quizcast.quiz.ads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The bucket where one is named, else the folder. */
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
