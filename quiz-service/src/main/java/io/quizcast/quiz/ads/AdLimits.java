package io.quizcast.quiz.ads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

@ConfigMapping(prefix = "quizcast.ads")
interface AdLimits {
  /** Where media lie; in production a volume that every replica mounts. */
  @WithDefault("uploads/ads")
  Path folder();

  @WithDefault("52428800")
  long maxBytes();

  /** Pixels of an image: decoded it takes four bytes each, whatever its file weighs. */
  @WithDefault("16777216")
  long maxPixels();
}
