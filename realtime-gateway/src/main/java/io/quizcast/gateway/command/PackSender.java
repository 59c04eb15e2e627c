package io.quizcast.gateway.command;

import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.Packing;
import io.quizcast.gateway.command.GameCommandPublisher.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends what many players of one room ask for to {@code game.commands}, in packs. The first item is
 * sent immediately. Those that arrive while a record is unconfirmed are gathered and sent once it
 * is confirmed, so an item waits for one record in an idle room and for two in a busy one.
 *
 * <p>A broker that confirms within a millisecond would make packs of a few items, and a record has
 * a fixed price for every reader. Items may therefore also wait until they are {@link
 * Packing#ENOUGH} or until the pause of their kind has passed since the previous pack. Confined to
 * the rooms' thread.
 *
 * @param <T> one player's answer or join; an item that equals a waiting one is sent once
 */
public final class PackSender<T> {
  private final Kind<T> kind;
  private final Topic topic;
  private final Timer timer;
  private final Set<T> waiting = new LinkedHashSet<>();
  private int inFlight;

  /** Whether the timer is running that releases the next pack. */
  private boolean gathering;

  /** Takes commands for the game's partition, in order. */
  public interface Topic {
    /**
     * @param outcome called later, on the rooms' thread
     */
    void put(GatewayCommand command, byte @Nullable [] traceparent, Outcome outcome);
  }

  /** Runs a task later, on the rooms' thread. */
  public interface Timer {
    void schedule(Duration delay, Runnable task);
  }

  /** How items of one kind are packed, and who learns what became of them. */
  public interface Kind<T> {
    /**
     * Minimum time from a pack to one of fewer than {@link Packing#ENOUGH} items; zero if items
     * wait only for the unconfirmed record.
     */
    Duration pause();

    Pack<T> open();

    /** Called for each item of a record that the broker has confirmed. */
    default void durable(T item, long appendedAt) {}

    /** Called for each item that did not reach the log. */
    void lost(T item);

    /** Called once after each record whose outcome is known. */
    default void settled() {}
  }

  /** The items of one record. */
  public interface Pack<T> {
    /** Returns false, without adding it, if the item is no longer to be sent. */
    boolean add(T item);

    boolean isFull();

    GatewayCommand command();

    /** The trace context of one of the items; null if none is traced. */
    default byte @Nullable [] traceparent() {
      return null;
    }
  }

  public PackSender(Kind<T> kind, Topic topic, Timer timer) {
    this.kind = kind;
    this.topic = topic;
    this.timer = timer;
  }

  /** Sends an item, now or together with others. */
  public void send(T item) {
    waiting.add(item);
    sendWaiting();
  }

  private void sendWaiting() {
    boolean waits = gathering && kind.pause().isPositive() && waiting.size() < Packing.ENOUGH;
    if (inFlight == 0 && !waits) {
      flush();
    }
  }

  /** Sends the waiting items immediately, even while a record is unconfirmed. */
  public void flush() {
    List<T> now = List.copyOf(waiting);
    waiting.clear();
    if (!now.isEmpty()) {
      gather();
    }
    Iterator<T> rest = now.iterator();
    while (rest.hasNext()) {
      putPack(rest);
    }
  }

  private void gather() {
    Duration pause = kind.pause();
    if (!gathering && pause.isPositive()) {
      gathering = true;
      timer.schedule(
          pause,
          () -> {
            gathering = false;
            sendWaiting();
          });
    }
  }

  private void putPack(Iterator<T> rest) {
    Pack<T> pack = kind.open();
    List<T> items = new ArrayList<>();
    while (rest.hasNext() && !pack.isFull()) {
      T item = rest.next();
      if (pack.add(item)) {
        items.add(item);
      }
    }
    if (!items.isEmpty()) {
      put(pack, items);
    }
  }

  private void put(Pack<T> pack, List<T> items) {
    inFlight++;
    topic.put(
        pack.command(),
        pack.traceparent(),
        new Outcome() {
          @Override
          public void appended(long appendedAt) {
            inFlight--;
            sendWaiting();
            items.forEach(item -> kind.durable(item, appendedAt));
            kind.settled();
          }

          @Override
          public void failed() {
            inFlight--;
            items.forEach(kind::lost);
            kind.settled();
            sendWaiting();
          }
        });
  }
}
