package io.quizcast.contracts.game;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.function.LongConsumer;

/**
 * Ids in one column, in order. Ids of a crowd are often close to each other, so the column holds
 * their differences. Immutable.
 *
 * <p>On the wire: base64 of the number of ids and the difference of each id to the one before it,
 * as LEB128 varints; differences are zigzag encoded.
 */
public final class IdColumn {
  private final long[] ids;

  private IdColumn(long[] ids) {
    if (ids.length > RecordSizes.PACK_ENTRIES) {
      throw new IllegalArgumentException("a column of " + ids.length + " ids");
    }
    this.ids = ids;
  }

  public static IdColumn of(long... ids) {
    return new IdColumn(ids.clone());
  }

  public static IdColumn of(Collection<Long> ids) {
    return new IdColumn(ids.stream().mapToLong(Long::longValue).toArray());
  }

  public int size() {
    return ids.length;
  }

  public long get(int index) {
    return ids[index];
  }

  /** Calls the action with each id, in order. */
  public void forEach(LongConsumer action) {
    for (long id : ids) {
      action.accept(id);
    }
  }

  @JsonCreator
  public static IdColumn parse(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    try {
      long count = varint(bytes);
      if (count < 0 || count > RecordSizes.PACK_ENTRIES) {
        throw new IllegalArgumentException("a column of " + count + " ids");
      }
      long[] ids = new long[(int) count];
      long last = 0;
      for (int i = 0; i < ids.length; i++) {
        long zigzag = varint(bytes);
        last += (zigzag >>> 1) ^ -(zigzag & 1);
        ids[i] = last;
      }
      if (bytes.hasRemaining()) {
        throw new IllegalArgumentException("a column with bytes behind its ids");
      }
      return new IdColumn(ids);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a column without its last ids", e);
    }
  }

  @JsonValue
  public String toBase64() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 + ids.length * 3);
    put(bytes, ids.length);
    long last = 0;
    for (long id : ids) {
      long difference = id - last;
      put(bytes, (difference << 1) ^ (difference >> 63));
      last = id;
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        if (shift == 63 && next > 1) {
          break;
        }
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  private static void put(ByteArrayOutputStream to, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      to.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    to.write((int) rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdColumn that && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return size() + " ids";
  }
}
