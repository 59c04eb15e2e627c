package io.quizcast.guard.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits of request bodies. */
@ConfigMapping(prefix = "quizcast.bodies")
public interface BodyConfig {
  /** Maximum size of a body on a route without {@link MaxBody}. */
  @WithDefault("64K")
  MemorySize max();

  /**
   * Maximum total size of the bodies held by this process. The default is an eighth of the heap.
   */
  Optional<MemorySize> heldByProcess();

  /** Maximum total size of the bodies held for one account or, before sign-in, for one address. */
  @WithDefault("2M")
  MemorySize heldByCaller();

  /** Time allowed for every body, in addition to its size divided by the minimum rate. */
  @WithDefault("10s")
  Duration grace();

  /** Minimum rate, in bytes a second, at which a body must arrive. */
  @WithDefault("4096")
  int minRate();
}
