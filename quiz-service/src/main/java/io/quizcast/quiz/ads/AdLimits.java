package io.quizcast.quiz.ads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "quizcast.ads")
interface AdLimits {
  /**
   * Where media lie; in production a volume that every replica mounts, unless there is a bucket.
   */
  @WithDefault("uploads/ads")
  Path folder();

  @WithDefault("52428800")
  long maxBytes();

  /** Pixels of an image: decoded it takes four bytes each, whatever its file weighs. */
  @WithDefault("16777216")
  long maxPixels();

  /** An S3-compatible store in place of the folder. */
  Optional<Bucket> s3();

  /** Keys come from the environment. */
  interface Bucket {
    /** Without the bucket, e.g. {@code https://s3.example.org}. */
    URI endpoint();

    String name();

    /**
     * Missing: {@code us-east-1}, which stores without regions take. No default here: with one the
     * whole group would count as given.
     */
    Optional<String> region();

    String accessKey();

    String secretKey();

    /** Where players read the bucket: its own address, or a CDN before it. */
    URI publicUrl();
  }
}
