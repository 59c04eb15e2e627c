package io.quizcast.gateway.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * All limits of the connections of one instance: how many sockets it accepts, how much each may
 * send and have waiting, and when one is given up.
 */
@ConfigMapping(prefix = "quizcast.sockets")
public interface SocketConfig {

  // Who gets a socket.

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

  /**
   * Maximum number of concurrent ticket look-ups. With more than that, all of them would time out
   * and no handshake would succeed.
   */
  @WithDefault("512")
  @Min(1)
  int maxTicketLookUps();

  // What a socket may send.

  /** In bytes; frames of existing clients have less than 200. Must equal the decoder's limit. */
  int maxFrameBytes();

  /** A client that reconnects sends ready, resync, an answer and a heartbeat together. */
  @WithDefault("30")
  @Min(1)
  int socketBurst();

  @WithDefault("5")
  @Min(1)
  int socketFramesPerSecond();

  /** The burst of all sockets of one user together. */
  @WithDefault("60")
  @Min(1)
  int userBurst();

  @WithDefault("10")
  @Min(1)
  int userFramesPerSecond();

  /**
   * Burst of one address: when all clients of an address reconnect, each of them sends ready,
   * resync and an answer together.
   */
  @WithDefault("8000")
  @Min(1)
  int networkBurst();

  /**
   * Frames per second of all sockets behind one address. It is less than the sum of their own
   * limits, because the 2 000 players of a school send one answer each per question, not five
   * frames a second.
   */
  @WithDefault("2000")
  @Min(1)
  int networkFramesPerSecond();

  /** Number of frames above a rate limit that are refused before the socket is closed. */
  @WithDefault("200")
  @Min(1)
  int refusedFrames();

  /** A user who was disconnected for too many frames gets no new socket for this long. */
  @WithDefault("30s")
  Duration refusedAfterFlood();

  /** The maximum number of such users that are remembered; the oldest one is forgotten first. */
  @WithDefault("10000")
  @Min(1)
  int maxFloodingUsers();

  /** Number of broken frames that are answered with an error before the socket is closed. */
  @WithDefault("5")
  @Min(1)
  int brokenFrames();

  // When a socket is given up.

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

  /** How long before its access token expires a socket is told so. */
  @WithDefault("2m")
  Duration expiryNotice();
}
