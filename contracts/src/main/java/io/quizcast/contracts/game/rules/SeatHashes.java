package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.rules.proof.Sha256;
import java.nio.ByteBuffer;

/**
 * Hashes that connect a published game with its log without revealing user ids: one over the
 * answers to a question, and one over the seats that stay in. Numbers are 4 bytes each, big-endian.
 */
public final class SeatHashes {
  private SeatHashes() {}

  /**
   * SHA-256 in hex over two columns, first the option and then the elapsed ms of every seat in
   * ascending order. A seat without an answer has the option {@link AnswerSheet#NONE} and 0 ms.
   */
  public static String answersHash(int[] options, int[] elapsedMs) {
    ByteBuffer bytes = ByteBuffer.allocate((options.length + elapsedMs.length) * Integer.BYTES);
    bytes.asIntBuffer().put(options).put(elapsedMs);
    return Sha256.hex(bytes.array());
  }

  static String answersHash(AnswerSheet sheet) {
    return answersHash(sheet.options(), sheet.elapsed());
  }

  /** SHA-256 in hex over the given seats in ascending order. */
  public static String playersHash(int[] seats) {
    ByteBuffer bytes = ByteBuffer.allocate(seats.length * Integer.BYTES);
    bytes.asIntBuffer().put(seats);
    return Sha256.hex(bytes.array());
  }
}
