package io.quizcast.gateway.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of sockets on one instance. */
@ConfigMapping(prefix = "quizcast.sockets")
public interface SocketConfig {

  /** Below the 20 000 descriptors a process usually has, with room for Kafka and files. */
  @WithDefault("18000")
  @Min(1)
  int max();

  /** Tabs and devices of one account; a further one is refused, none is ever put out. */
  @WithDefault("5")
  @Min(1)
  int maxPerUser();

  /** Behind one address many players may sit (a school, a mobile carrier). */
  @WithDefault("2000")
  @Min(1)
  int maxPerAddress();

  /** Handshakes a second after the burst; more would cost the open sockets their pace. */
  @WithDefault("1500")
  @Min(1)
  int admissionsPerSecond();

  @WithDefault("3000")
  @Min(1)
  int admissionBurst();

  @WithDefault("15s")
  Duration pingEvery();

  /** Neither a frame nor a pong for so long: the other end is gone. */
  @WithDefault("40s")
  Duration silence();

  /** A write that moves nothing for so long. */
  @WithDefault("10s")
  Duration stuckWrite();

  /** What may wait for one reader beyond the kernel's own buffers. */
  @WithDefault("262144")
  @Min(65_536)
  @Max(16_777_216)
  int maxPendingBytes();

  /** Broken frames answered with an error before the socket is closed. */
  @WithDefault("5")
  @Min(1)
  int brokenFrames();

  /** Before the end of the access token this socket was opened with. */
  @WithDefault("2m")
  Duration expiryNotice();
}
