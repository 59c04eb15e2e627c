package io.quizcast.quiz.ads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "quizcast.ads")
interface AdLimits {
  /**
   * The folder of media files; in production a volume that every replica mounts, unless a bucket is
   * configured.
   */
  @WithDefault("uploads/ads")
  Path folder();

  @WithDefault("52428800")
  long maxBytes();

  /** Pixels of an image: a decoded image takes four bytes per pixel, however small its file is. */
  @WithDefault("16777216")
  long maxPixels();

  /** An S3-compatible store, used instead of the folder. */
  Optional<Bucket> s3();

  /** Keys come from the environment. */
  interface Bucket {
    /** Without the bucket, e.g. {@code https://s3.example.org}. */
    URI endpoint();

    String name();

    /**
     * Missing: {@code us-east-1}, which stores without regions accept. It has no default here: a
     * default would make the whole optional group count as configured.
     */
    Optional<String> region();

    String accessKey();

    String secretKey();

    /** Where players read the bucket: its own address, or that of a CDN in front of it. */
    URI publicUrl();
  }
}
