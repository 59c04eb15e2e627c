package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stamps the arrival of frames on one event loop, never later than they arrived.
 *
 * <p>While a question is open the loop ticks every 10 ms, each tick armed by the one before.
 * Between two ticks lies a full read pass, so a frame that is read now cannot have waited since
 * before the last tick but one, and that tick is its stamp. A loop that was blocked for seconds
 * thus stamps what piled up with the moment before it was blocked. With a fixed rate missed ticks
 * would fire in a burst, and the stamps would be too late.
 *
 * <p>Event loop confined.
 */
public final class LoopClock {
  private static final long TICK_MS = 10;

  /** Waits until every frame that is still to be read will be too late. */
  public interface Deadline {
    /**
     * @param stampNanos no frame read from now on will be stamped earlier
     * @return whether it is past; it is not asked again then
     */
    boolean isPast(long stampNanos);
  }

  private final EventLoop loop;
  private final List<Deadline> deadlines = new ArrayList<>();
  private boolean ticking;
  private long last;
  private long lastButOne;

  LoopClock(EventLoop loop) {
    this.loop = loop;
  }

  /** The stamp of a frame that is read now. */
  public long arrival() {
    return ticking ? lastButOne : System.nanoTime();
  }

  /** Ticks until the deadline is past. */
  public void await(Deadline deadline) {
    deadlines.add(deadline);
    if (!ticking) {
      ticking = true;
      last = System.nanoTime();
      lastButOne = last;
      arm();
    }
  }

  public void forget(Deadline deadline) {
    deadlines.remove(deadline);
  }

  private void arm() {
    loop.schedule(this::tick, TICK_MS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    lastButOne = last;
    last = System.nanoTime();
    deadlines.removeIf(deadline -> deadline.isPast(lastButOne));
    if (deadlines.isEmpty()) {
      ticking = false;
    } else {
      arm();
    }
  }
}
