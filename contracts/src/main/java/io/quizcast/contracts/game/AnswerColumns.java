package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * Answers to one question in columns, in the order of arrival: seat, option and answer time. A pack
 * of a full gateway has thousands of answers, so they are not separate objects. Immutable.
 *
 * <p>On the wire: base64 of the number of answers, all seats, all options and all answer times.
 * Numbers are unsigned LEB128 varints; an option is one byte.
 */
public final class AnswerColumns {
  private final int[] seat;
  private final byte[] option;
  private final int[] elapsedMs;

  private AnswerColumns(int[] seat, byte[] option, int[] elapsedMs) {
    this.seat = seat;
    this.option = option;
    this.elapsedMs = elapsedMs;
  }

  /** Collects answers. Confined to one thread. */
  public static final class Builder {
    private int[] seat = new int[16];
    private byte[] option = new byte[16];
    private int[] elapsedMs = new int[16];
    private int size;
    private int bytes;

    /**
     * @param answerMs answer time, at least 0
     */
    public Builder add(int atSeat, int chosen, int answerMs) {
      if (atSeat < 0 || answerMs < 0 || chosen != (byte) chosen) {
        throw new IllegalArgumentException("seat " + atSeat + ", option " + chosen);
      }
      if (size == seat.length) {
        seat = Arrays.copyOf(seat, size * 2);
        option = Arrays.copyOf(option, size * 2);
        elapsedMs = Arrays.copyOf(elapsedMs, size * 2);
      }
      seat[size] = atSeat;
      option[size] = (byte) chosen;
      elapsedMs[size] = answerMs;
      size++;
      bytes += varintBytes(atSeat) + 1 + varintBytes(answerMs);
      return this;
    }

    public boolean isFull() {
      return size >= RecordSizes.PACK_ENTRIES || bytes >= RecordSizes.PACK_BYTES;
    }

    public AnswerColumns build() {
      return new AnswerColumns(
          Arrays.copyOf(seat, size), Arrays.copyOf(option, size), Arrays.copyOf(elapsedMs, size));
    }
  }

  public int size() {
    return seat.length;
  }

  public boolean isEmpty() {
    return seat.length == 0;
  }

  public int seat(int index) {
    return seat[index];
  }

  public int option(int index) {
    return option[index];
  }

  public int elapsedMs(int index) {
    return elapsedMs[index];
  }

  /** The first answer of each seat, in the same order; this object if no seat is repeated. */
  public AnswerColumns withoutRepeats() {
    RoaringBitmap seen = new RoaringBitmap();
    return select(index -> seen.checkedAdd(seat[index]));
  }

  /**
   * The answers whose indexes pass the test, in the same order; this object if all pass. Each index
   * is tested once, in ascending order.
   */
  public AnswerColumns select(IntPredicate wanted) {
    int[] kept = new int[size()];
    int count = 0;
    for (int index = 0; index < size(); index++) {
      if (wanted.test(index)) {
        kept[count++] = index;
      }
    }
    if (count == size()) {
      return this;
    }
    int[] seats = new int[count];
    byte[] options = new byte[count];
    int[] times = new int[count];
    for (int i = 0; i < count; i++) {
      seats[i] = seat[kept[i]];
      options[i] = option[kept[i]];
      times[i] = elapsedMs[kept[i]];
    }
    return new AnswerColumns(seats, options, times);
  }

  @JsonCreator
  public static AnswerColumns parse(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    try {
      int count = varint(bytes);
      if (count > RecordSizes.PACK_ENTRIES) {
        throw new IllegalArgumentException("a pack of " + count + " answers");
      }
      int[] seats = varints(bytes, count);
      byte[] options = new byte[count];
      bytes.get(options);
      int[] times = varints(bytes, count);
      if (bytes.hasRemaining()) {
        throw new IllegalArgumentException("a pack with bytes behind its answers");
      }
      return new AnswerColumns(seats, options, times);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a pack without its last answers", e);
    }
  }

  @JsonValue
  public String toBase64() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(5 + size() * 6);
    put(bytes, size());
    for (int value : seat) {
      put(bytes, value);
    }
    bytes.writeBytes(option);
    for (int value : elapsedMs) {
      put(bytes, value);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static int[] varints(ByteBuffer bytes, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = varint(bytes);
    }
    return values;
  }

  private static int varint(ByteBuffer bytes) {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        boolean fits = value >= 0 && (shift < 28 || next < 8);
        if (!fits) {
          break;
        }
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 31 bits");
  }

  private static void put(ByteArrayOutputStream to, int value) {
    int rest = value;
    while (rest > 0x7F) {
      to.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    to.write(rest);
  }

  private static int varintBytes(int value) {
    return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnswerColumns that
        && Arrays.equals(seat, that.seat)
        && Arrays.equals(option, that.option)
        && Arrays.equals(elapsedMs, that.elapsedMs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(seat) * 31 + Arrays.hashCode(elapsedMs);
  }

  @Override
  public String toString() {
    return size() + " answers";
  }
}
