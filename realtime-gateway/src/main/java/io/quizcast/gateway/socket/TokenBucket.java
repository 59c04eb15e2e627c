package io.quizcast.gateway.socket;

/** Token bucket: allows a burst of {@code burst}, and then {@code perSecond}. Not thread-safe. */
public final class TokenBucket {
  private final double burst;
  private final double perNano;
  private double left;
  private long at;

  public TokenBucket(int burst, double perSecond, long nowNanos) {
    this.burst = burst;
    this.perNano = perSecond / 1e9;
    this.left = burst;
    this.at = nowNanos;
  }

  public boolean take(long nowNanos) {
    left = Math.min(burst, left + Math.max(0, nowNanos - at) * perNano);
    at = nowNanos;
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
