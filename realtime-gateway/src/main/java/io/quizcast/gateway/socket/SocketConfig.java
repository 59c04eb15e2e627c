package io.quizcast.gateway.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of the sockets of one instance. */
@ConfigMapping(prefix = "quizcast.sockets")
public interface SocketConfig {

  /**
   * Maximum number of sockets. A process usually has 20 000 file descriptors, and Kafka and files
   * need some of them.
   */
  @WithDefault("18000")
  @Min(1)
  int max();

  /**
   * Maximum number of sockets of one account. Another one is refused; no open socket is closed to
   * make room.
   */
  @WithDefault("5")
  @Min(1)
  int maxPerUser();

  /**
   * Maximum number of sockets of one address, or one /64 of IPv6. A school or a mobile carrier may
   * share one address.
   */
  @WithDefault("2000")
  @Min(1)
  int maxPerAddress();

  /** Handshakes per second after the burst. More of them would slow down the open sockets. */
  @WithDefault("1500")
  @Min(1)
  int admissionsPerSecond();

  @WithDefault("3000")
  @Min(1)
  int admissionBurst();

  @WithDefault("15s")
  Duration pingEvery();

  /** A socket that receives no frame for this long is closed. */
  @WithDefault("40s")
  Duration silence();

  /** A socket whose writes make no progress for this long is closed. */
  @WithDefault("10s")
  Duration stuckWrite();

  /** Maximum number of bytes that may be pending for one reader, beyond the kernel's buffers. */
  @WithDefault("262144")
  @Min(65_536)
  @Max(16_777_216)
  int maxPendingBytes();

  /** Number of broken frames that are answered with an error before the socket is closed. */
  @WithDefault("5")
  @Min(1)
  int brokenFrames();

  /**
   * Frames per second of all sockets behind one address. It is less than the sum of their own
   * limits, because the 2 000 players of a school send one answer each per question, not five
   * frames a second.
   */
  @WithDefault("2000")
  @Min(1)
  int networkFramesPerSecond();

  /**
   * Burst of one address: when all clients of an address reconnect, each of them sends ready,
   * resync and an answer together.
   */
  @WithDefault("8000")
  @Min(1)
  int networkBurst();

  /** How long before its access token expires a socket is told so. */
  @WithDefault("2m")
  Duration expiryNotice();
}
