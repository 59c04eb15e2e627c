package io.quizcast.quiz.ads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Bounds of media assets. Public, because the validator of settings reads the optional bucket. */
@ConfigMapping(prefix = "quizcast.ads")
public interface AdLimits {
  /**
   * The folder of media files; in production a volume that every replica mounts, unless a bucket is
   * configured.
   */
  @WithDefault("uploads/ads")
  Path folder();

  @WithDefault("52428800")
  long maxBytes();

  /**
   * Maximum number of pixels of an image: each pixel takes four bytes when decoded, however small
   * the file is.
   */
  @WithDefault("16777216")
  long maxPixels();

  /** An S3-compatible store, used instead of the folder. */
  Optional<Bucket> s3();

  /** The access keys are set by environment variables. */
  interface Bucket {
    /** The address without the bucket's name, e.g. {@code https://s3.example.org}. */
    URI endpoint();

    String name();

    /**
     * The region. If missing, {@code us-east-1} is used, which stores without regions accept. It
     * has no {@code @WithDefault}, which would make the whole optional group count as configured.
     */
    Optional<String> region();

    String accessKey();

    String secretKey();

    /** Address from which players download media: the bucket itself, or a CDN in front of it. */
    URI publicUrl();
  }
}
