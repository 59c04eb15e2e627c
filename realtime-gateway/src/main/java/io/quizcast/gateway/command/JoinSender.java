package io.quizcast.gateway.command;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.Join;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.gateway.command.GameCommandPublisher.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the joins to one game to {@code game.commands}. The first join is sent immediately. If the
 * game takes packs, the joins that arrive while a record is unconfirmed are gathered and sent as
 * one record once it is confirmed. If it takes none, every join is a command of its own.
 *
 * <p>In addition, joins wait until they are {@link #ENOUGH} for a record or until {@link #TOGETHER}
 * has passed since the previous ones, because a broker that confirms within a millisecond would
 * make packs of a few joins, and a record has a fixed price for every reader. Shortly before the
 * start they do not wait for that. Confined to the rooms' thread.
 */
public final class JoinSender {
  static final Duration TOGETHER = Duration.ofMillis(100);
  static final int ENOUGH = 128;

  private final Game game;
  private final String gateway;
  private final Topic topic;
  private final Timer timer;
  private final LongConsumer lost;

  /** The joins to send by user. A user who asks again while waiting is sent once. */
  private final Map<Long, Supplier<@Nullable Join>> gathered = new LinkedHashMap<>();

  private int inFlight;

  /** Whether the timer is running that releases the next joins. */
  private boolean gathering;

  /** The game as this gateway knows it at the moment. */
  public interface Game {
    long quizId();

    boolean packsJoins();

    /** Whether the start is so close that joins are not delayed. */
    boolean startsSoon();
  }

  /** Takes commands for the game's partition, in order. */
  public interface Topic {
    /**
     * @param outcome called on the rooms' thread
     * @return false if the command was not taken; the outcome is not called then
     */
    boolean offer(GameCommand command, Outcome outcome);
  }

  /** Runs a task later, on the rooms' thread. */
  public interface Timer {
    void schedule(Duration delay, Runnable task);
  }

  /**
   * @param lost receives the user id of each join that did not reach the log
   */
  public JoinSender(Game game, String gateway, Topic topic, Timer timer, LongConsumer lost) {
    this.game = game;
    this.gateway = gateway;
    this.topic = topic;
    this.timer = timer;
    this.lost = lost;
  }

  /**
   * Sends a join, now or together with others.
   *
   * @param join called when it is sent; null if the user has left or has a seat by then
   */
  public void send(long userId, Supplier<@Nullable Join> join) {
    gathered.put(userId, join);
    sendGathered();
  }

  private void sendGathered() {
    while (!gathered.isEmpty() && isTime()) {
      gather();
      if (game.packsJoins()) {
        putPack();
      } else {
        putEach();
      }
    }
  }

  private boolean isTime() {
    boolean packs = game.packsJoins();
    boolean waits = gathering && !game.startsSoon() && !(packs && gathered.size() >= ENOUGH);
    return !waits && !(packs && inFlight > 0);
  }

  private void gather() {
    if (!gathering && !game.startsSoon()) {
      gathering = true;
      timer.schedule(
          TOGETHER,
          () -> {
            gathering = false;
            sendGathered();
          });
    }
  }

  private void putPack() {
    JoinColumns.Builder pack = new JoinColumns.Builder();
    List<Long> userIds = new ArrayList<>();
    Iterator<Supplier<@Nullable Join>> waiting = gathered.values().iterator();
    while (waiting.hasNext() && !pack.isFull()) {
      Join join = waiting.next().get();
      waiting.remove();
      if (join != null) {
        pack.add(join);
        userIds.add(join.userId());
      }
    }
    if (!userIds.isEmpty()) {
      put(new GameCommand.Joins(game.quizId(), gateway, pack.build()), userIds);
    }
  }

  private void putEach() {
    List<Supplier<@Nullable Join>> waiting = List.copyOf(gathered.values());
    gathered.clear();
    for (Supplier<@Nullable Join> each : waiting) {
      Join join = each.get();
      if (join != null) {
        put(join, List.of(join.userId()));
      }
    }
  }

  private void put(GameCommand command, List<Long> userIds) {
    inFlight++;
    boolean taken =
        topic.offer(
            command,
            new Outcome() {
              @Override
              public void appended(long appendedAt) {
                inFlight--;
                sendGathered();
              }

              @Override
              public void failed() {
                inFlight--;
                userIds.forEach(lost::accept);
                sendGathered();
              }
            });
    if (!taken) {
      inFlight--;
      userIds.forEach(lost::accept);
    }
  }
}
