package io.quizcast.gateway.socket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shared rate limit of all sockets of one network, so that many accounts behind one address
 * together cannot send more than the limit. Thread-safe.
 */
@ApplicationScoped
public class NetworkBudgets {
  private final ConcurrentHashMap<String, Share> shares = new ConcurrentHashMap<>();
  private final SocketConfig config;

  NetworkBudgets(SocketConfig config) {
    this.config = config;
  }

  /** The rate limit of one network. It is dropped when the network's last socket closes. */
  public final class Share {
    private final String network;
    private final TokenBucket bucket;
    private int sockets;

    private Share(String network) {
      this.network = network;
      bucket =
          new TokenBucket(
              config.networkBurst(), config.networkFramesPerSecond(), System.nanoTime());
    }

    synchronized boolean take(long nowNanos) {
      return bucket.take(nowNanos);
    }

    void release() {
      shares.computeIfPresent(network, (_, share) -> --share.sockets == 0 ? null : share);
    }
  }

  /**
   * The shared limit for a new socket of the network. {@link Share#release} must be called when
   * that socket is closed.
   */
  public Share claim(String network) {
    return shares.compute(
        network,
        (_, known) -> {
          Share share = known == null ? new Share(network) : known;
          share.sockets++;
          return share;
        });
  }
}
