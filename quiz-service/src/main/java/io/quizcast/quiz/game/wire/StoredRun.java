package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.RecordSizes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Consecutive events of one quiz; the stored bytes are the published ones.
 *
 * @param rowNo number of the run in its partition; runs are published in this order
 * @param openedVersion version of the question opened in this run; 0 if there is none
 */
public record StoredRun(
    long rowNo, long quizId, long firstSeq, long lastSeq, byte[] body, long openedVersion) {

  /** Consecutive events of one quiz. */
  public record Events(long firstSeq, List<GameEvent> list) {}

  /**
   * Packs events into runs.
   *
   * @param events the events by quiz id
   * @param firstRow number of the first run in its partition
   */
  public static List<StoredRun> of(
      Map<Long, Events> events, long epoch, long firstRow, GameWire wire) {
    List<StoredRun> runs = new ArrayList<>();
    for (Map.Entry<Long, Events> entry : events.entrySet()) {
      Packing packing = new Packing(entry.getKey(), epoch, entry.getValue().firstSeq());
      for (GameEvent event : entry.getValue().list()) {
        byte[] json = wire.bytes(event);
        if (!packing.fits(json)) {
          runs.add(packing.close(firstRow + runs.size()));
        }
        packing.add(event, json);
      }
      runs.add(packing.close(firstRow + runs.size()));
    }
    return runs;
  }

  private static final class Packing {
    private final long quizId;
    private final long epoch;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private long firstSeq;
    private int count;
    private long openedVersion;

    Packing(long quizId, long epoch, long firstSeq) {
      this.quizId = quizId;
      this.epoch = epoch;
      this.firstSeq = firstSeq;
    }

    boolean fits(byte[] json) {
      return count == 0 || bytes.size() + json.length + 3 <= RecordSizes.RUN_BYTES;
    }

    void add(GameEvent event, byte[] json) {
      if (count == 0) {
        bytes.writeBytes(GameWire.runHead(quizId, epoch, firstSeq));
      } else {
        bytes.write(',');
      }
      bytes.writeBytes(json);
      count++;
      if (event instanceof GameEvent.QuestionOpened opened) {
        openedVersion = opened.version();
      }
    }

    StoredRun close(long rowNo) {
      bytes.write(']');
      bytes.write('}');
      StoredRun run =
          new StoredRun(
              rowNo, quizId, firstSeq, firstSeq + count - 1, bytes.toByteArray(), openedVersion);
      firstSeq += count;
      count = 0;
      openedVersion = 0;
      bytes.reset();
      return run;
    }
  }
}
