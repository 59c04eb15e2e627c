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
 * The last events that everybody was told of, so that a client that names its last {@code seq} can
 * be told exactly what it missed. Bounded; who missed more gets the whole state. The rooms' thread
 * alone.
 */
public final class RoomHistory {
  private static final int MOST = 64;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /** From here on nothing is missing. */
  private long completeFrom;

  /** One frame with its place. */
  public record Told(ServerFrame frame, Position at) {}

  private record Entry(
      long seq, Position at, List<ServerFrame> frames, @Nullable Verdicts verdicts) {}

  /** Forgets everything: who was here before gets the whole state. */
  public void restart(long seq) {
    entries.clear();
    completeFrom = seq;
  }

  public void add(long seq, Position at, List<ServerFrame> frames, @Nullable Verdicts verdicts) {
    if (frames.isEmpty()) {
      return;
    }
    entries.add(new Entry(seq, at, frames, verdicts));
    if (entries.size() > MOST) {
      completeFrom = entries.remove().seq();
    }
  }

  /**
   * What a socket that saw everything up to {@code lastSeq} has missed, in order.
   *
   * @param now the last event applied
   * @return empty when that cannot be told, or nothing was missed
   */
  public Optional<List<Told>> since(long lastSeq, long now, int seat) {
    if (lastSeq < completeFrom || lastSeq > now) {
      return Optional.empty();
    }
    List<Told> missed = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.seq() > lastSeq) {
        tell(entry, seat, missed);
      }
    }
    return missed.isEmpty() ? Optional.empty() : Optional.of(missed);
  }

  private static void tell(Entry entry, int seat, List<Told> missed) {
    Verdicts verdicts = entry.verdicts();
    if (verdicts != null) {
      ServerFrame out = verdicts.elimination(seat);
      ServerFrame result = verdicts.result(seat);
      if (out != null) {
        missed.add(new Told(out, entry.at()));
      }
      if (result != null) {
        missed.add(new Told(result, entry.at()));
      }
    }
    entry.frames().forEach(frame -> missed.add(new Told(frame, entry.at())));
  }
}
