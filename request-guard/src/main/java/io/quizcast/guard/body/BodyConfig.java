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

  /** Maximum of all bodies that this process holds. Default: an eighth of the heap. */
  Optional<MemorySize> heldByProcess();

  /** Maximum of all bodies held for one account or, before sign-in, one address. */
  @WithDefault("2M")
  MemorySize heldByCaller();

  /** Time that every body may take, in addition to its size at the minimum rate. */
  @WithDefault("10s")
  Duration grace();

  /** Minimum rate in bytes a second at which a body has to arrive. */
  @WithDefault("4096")
  int minRate();
}
