package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When frames arrived, as far as one event loop can tell without ever saying too late.
 *
 * <p>While a question is open the loop ticks every 10 ms, each tick armed by the one before.
 * Between two ticks lies a full read pass, so whatever is read now had arrived after the last tick
 * but one at the latest counted: a loop that was held up for seconds stamps what piled up with the
 * moment before it was held up. A fixed rate would fire missed ticks in a burst and stamp too late.
 *
 * <p>Confined to its loop.
 */
public final class LoopClock {
  private static final long TICK_MS = 10;

  /** Something that waits for a moment to be past for every frame still to be read. */
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

  /** Ticks until it is past. */
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
