package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stamps the arrival of frames on one event loop. A stamp is never later than the actual arrival.
 *
 * <p>While a question is open the loop ticks every 10 ms, and each tick schedules the next. A full
 * read pass lies between two ticks, so a frame that is read now arrived after the second-last tick,
 * whose time becomes its stamp. If a loop was blocked for seconds, the frames that piled up are
 * therefore stamped with a time before the block. A fixed-rate timer would fire the missed ticks in
 * a burst, so that the stamps would be too late.
 *
 * <p>Event loop confined.
 */
public final class LoopClock {
  private static final long TICK_MS = 10;

  /** A deadline: every frame that is read after it is too late. */
  public interface Deadline {
    /**
     * Called at each tick.
     *
     * @param stampNanos no frame read from now on will be stamped earlier
     * @return whether the deadline has passed; if so, it is not called again
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

  /** The stamp of a frame that is being read now. */
  public long arrival() {
    return ticking ? lastButOne : System.nanoTime();
  }

  /** Keeps the loop ticking until the deadline has passed. */
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
