package io.quizcast.gateway.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of sockets on one instance. */
@ConfigMapping(prefix = "quizcast.sockets")
public interface SocketConfig {

  /**
   * Sockets in all. A process usually has 20 000 descriptors, of which Kafka and files need some.
   */
  @WithDefault("18000")
  @Min(1)
  int max();

  /** Sockets of one account. A further one is refused; an open one is never evicted for it. */
  @WithDefault("5")
  @Min(1)
  int maxPerUser();

  /** Sockets of one address, or /64 of IPv6; a school or a mobile carrier may share one. */
  @WithDefault("2000")
  @Min(1)
  int maxPerAddress();

  /** Handshakes a second after the burst; more would slow down the open sockets. */
  @WithDefault("1500")
  @Min(1)
  int admissionsPerSecond();

  @WithDefault("3000")
  @Min(1)
  int admissionBurst();

  @WithDefault("15s")
  Duration pingEvery();

  /** A socket without any frame for so long is closed. */
  @WithDefault("40s")
  Duration silence();

  /** A socket whose write makes no progress for so long is closed. */
  @WithDefault("10s")
  Duration stuckWrite();

  /** Bytes that may wait for one reader, beyond the kernel's buffers. */
  @WithDefault("262144")
  @Min(65_536)
  @Max(16_777_216)
  int maxPendingBytes();

  /** Broken frames answered with an error before the socket is closed. */
  @WithDefault("5")
  @Min(1)
  int brokenFrames();

  /**
   * Frames a second of all sockets behind one address. A school of 2 000 sends an answer each
   * within a question, not five frames a second each.
   */
  @WithDefault("2000")
  @Min(1)
  int networkFramesPerSecond();

  /** A full address that comes back says ready, resync and an answer at once. */
  @WithDefault("8000")
  @Min(1)
  int networkBurst();

  /** How long before the expiry of its access token a socket is told. */
  @WithDefault("2m")
  Duration expiryNotice();
}
