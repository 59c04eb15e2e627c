package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * A set of seats. On the wire: base64 of the portable RoaringBitmap form after {@code runOptimize},
 * built from sorted seats, so that equal sets have equal bytes.
 */
public final class PlayerSet {
  private final RoaringBitmap seats;

  private PlayerSet(RoaringBitmap seats) {
    this.seats = seats;
  }

  /** The set of the given seats, which must be in ascending order. */
  public static PlayerSet of(int... sortedSeats) {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    for (int seat : sortedSeats) {
      writer.add(seat);
    }
    RoaringBitmap seats = writer.get();
    seats.runOptimize();
    return new PlayerSet(seats);
  }

  @JsonCreator
  public static PlayerSet parse(String base64) {
    RoaringBitmap seats = new RoaringBitmap();
    try {
      seats.deserialize(ByteBuffer.wrap(Base64.getDecoder().decode(base64)));
    } catch (IOException e) {
      throw new UncheckedIOException("not a set of seats", e);
    }
    return new PlayerSet(seats);
  }

  @JsonValue
  public String toBase64() {
    ByteBuffer bytes = ByteBuffer.allocate(seats.serializedSizeInBytes());
    seats.serialize(bytes);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  public boolean contains(int seat) {
    return seats.contains(seat);
  }

  public int size() {
    return seats.getCardinality();
  }

  public boolean isEmpty() {
    return seats.isEmpty();
  }

  /** Calls the action with each seat, in ascending order. */
  public void forEach(IntConsumer action) {
    seats.forEach((org.roaringbitmap.IntConsumer) action::accept);
  }

  public int[] toArray() {
    return seats.toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlayerSet that && seats.equals(that.seats);
  }

  @Override
  public int hashCode() {
    return seats.hashCode();
  }

  @Override
  public String toString() {
    return seats.toString();
  }
}
