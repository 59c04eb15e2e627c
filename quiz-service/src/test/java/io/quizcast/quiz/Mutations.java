package io.quizcast.quiz;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Mutates valid files into nearly valid ones. */
public final class Mutations {
  private static final int MAX_CHANGES = 8;

  private final Random random;
  private final List<byte[]> tokens;

  /**
   * @param tokens strings with a meaning in the format
   */
  public Mutations(Random random, List<byte[]> tokens) {
    this.random = random;
    this.tokens = tokens;
  }

  public byte[] of(byte[] sample) {
    byte[] bytes = sample.clone();
    for (int left = 1 + random.nextInt(MAX_CHANGES); left > 0; left--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return token();
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(1 + random.nextInt(40), bytes.length - at);
    return switch (random.nextInt(7)) {
      case 0 -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 1 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 2 -> spliced(bytes, at, length, new byte[0]);
      case 3 -> spliced(bytes, at, 0, token());
      case 4 -> spliced(bytes, at, length, token());
      case 5 -> {
        byte[] piece = new byte[length];
        System.arraycopy(bytes, at, piece, 0, length);
        yield spliced(bytes, random.nextInt(bytes.length), 0, piece);
      }
      default -> java.util.Arrays.copyOf(bytes, at);
    };
  }

  private byte[] token() {
    return tokens.get(random.nextInt(tokens.size()));
  }

  private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + added.length);
    out.write(bytes, 0, at);
    out.writeBytes(added);
    out.write(bytes, at + removed, bytes.length - at - removed);
    return out.toByteArray();
  }
}
