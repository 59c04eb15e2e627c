package io.quizcast.gateway.view;

import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frames of the latest events, so that a client that sends its last {@code seq} gets exactly
 * the frames it missed. Bounded: a client that missed more gets the whole state. Confined to the
 * rooms' thread.
 */
public final class RoomHistory {
  private static final int MAX_EVENTS = 64;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /** Every frame after this {@code seq} is kept. */
  private long completeFrom;

  /** One frame with its position. */
  public record Positioned(ServerFrame frame, Position at) {}

  private record Entry(
      long seq,
      Position at,
      List<ServerFrame> frames,
      @Nullable Verdicts verdicts,
      @Nullable Outlasted outlasted) {}

  /** Drops all frames, so that clients with an older {@code seq} get the whole state. */
  public void restart(long seq) {
    entries.clear();
    completeFrom = seq;
  }

  /**
   * Adds the frames of one event.
   *
   * @param verdicts what the event means for individual players
   * @param outlasted likewise, for the end of a game
   */
  public void add(
      long seq,
      Position at,
      List<ServerFrame> frames,
      @Nullable Verdicts verdicts,
      @Nullable Outlasted outlasted) {
    if (frames.isEmpty()) {
      return;
    }
    entries.add(new Entry(seq, at, frames, verdicts, outlasted));
    if (entries.size() > MAX_EVENTS) {
      completeFrom = entries.remove().seq();
    }
  }

  /**
   * The frames that a socket has missed since {@code lastSeq}, in order.
   *
   * @param now {@code seq} of the last applied event
   * @return empty if nothing was missed, or if more was missed than is kept
   */
  public Optional<List<Positioned>> since(long lastSeq, long now, int seat) {
    if (lastSeq < completeFrom || lastSeq > now) {
      return Optional.empty();
    }
    List<Positioned> missed = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.seq() > lastSeq) {
        collect(entry, seat, missed);
      }
    }
    return missed.isEmpty() ? Optional.empty() : Optional.of(missed);
  }

  private static void collect(Entry entry, int seat, List<Positioned> missed) {
    Verdicts verdicts = entry.verdicts();
    if (verdicts != null) {
      ServerFrame out = verdicts.elimination(seat);
      ServerFrame result = verdicts.result(seat);
      if (out != null) {
        missed.add(new Positioned(out, entry.at()));
      }
      if (result != null) {
        missed.add(new Positioned(result, entry.at()));
      }
    }
    Outlasted outlasted = entry.outlasted();
    for (ServerFrame frame : entry.frames()) {
      ServerFrame own =
          outlasted != null && frame instanceof ServerFrame.Finish ? outlasted.of(seat) : frame;
      missed.add(new Positioned(own, entry.at()));
    }
  }
}
