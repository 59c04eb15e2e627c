package io.quizcast.gateway.socket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Generates the bytes of client frames: valid frames, mutated frames and random noise. */
final class FrameFuzz {
  private static final List<String> NUMBERS =
      List.of(
          "0", "-1", "1e309", "9223372036854775808", "0.5", "\"7\"", "null", "[]", "{}", "true");

  private final SplittableRandom chance;
  private final long quizId;

  FrameFuzz(long seed, long quizId) {
    this.chance = new SplittableRandom(seed);
    this.quizId = quizId;
  }

  /** Returns bytes to write to the connection after the handshake. */
  byte[] next() {
    return switch (chance.nextInt(20)) {
      case 0 -> noise();
      case 1 -> frame(0x82, bytes(chance.nextInt(200)));
      case 2 -> frame(0x80 | chance.nextInt(16), bytes(chance.nextInt(125)));
      case 3 -> frame(chance.nextInt(128), honest());
      case 4 -> frame(0x81, bytes(chance.nextInt(9_000)));
      case 5 -> frame(0x81, deep());
      case 6 -> pieces();
      case 7, 8, 9, 10 -> frame(0x81, flipped());
      case 11, 12, 13 -> frame(0x81, otherNumbers());
      case 14 -> frame(0x81, cut());
      default -> frame(0x81, honest());
    };
  }

  private byte[] honest() {
    String data =
        switch (chance.nextInt(6)) {
          case 0 -> "{\"type\":\"user:ready\",\"data\":{\"quiz_id\":" + quiz() + "}}";
          case 1 -> "{\"type\":\"user:resync\",\"data\":{\"quiz_id\":" + quiz() + "}}";
          case 2 ->
              "{\"type\":\"user:resync\",\"data\":{\"quiz_id\":"
                  + quiz()
                  + ",\"seq\":"
                  + chance.nextInt(50)
                  + "}}";
          case 3 -> "{\"type\":\"user:heartbeat\",\"data\":{}}";
          default ->
              "{\"type\":\"user:answer\",\"data\":{\"question_id\":"
                  + (quizId + chance.nextInt(-8, 8))
                  + ",\"selected_option\":"
                  + chance.nextInt(-2, 6)
                  + ",\"timestamp\":"
                  + chance.nextLong()
                  + "}}";
        };
    return data.getBytes(StandardCharsets.UTF_8);
  }

  private long quiz() {
    return chance.nextInt(4) == 0 ? chance.nextLong(-3, 2_000) : quizId;
  }

  private byte[] flipped() {
    byte[] data = honest();
    for (int i = chance.nextInt(1, 6); i > 0; i--) {
      data[chance.nextInt(data.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return data;
  }

  private byte[] otherNumbers() {
    String other = NUMBERS.get(chance.nextInt(NUMBERS.size()));
    return new String(honest(), StandardCharsets.UTF_8)
        .replaceFirst(":-?\\d+", ":" + other)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] cut() {
    byte[] data = honest();
    return java.util.Arrays.copyOf(data, chance.nextInt(data.length));
  }

  private byte[] deep() {
    int depth = chance.nextInt(1, 2_000);
    return ("{\"type\":\"user:ready\",\"data\":" + "[".repeat(depth))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One message in two fragments, of which the second may be missing. */
  private byte[] pieces() {
    byte[] data = honest();
    int middle = chance.nextInt(data.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(frame(0x01, java.util.Arrays.copyOf(data, middle)));
    int last = chance.nextBoolean() ? 0x80 : 0x00;
    out.writeBytes(frame(last, java.util.Arrays.copyOfRange(data, middle, data.length)));
    return out.toByteArray();
  }

  private byte[] noise() {
    return bytes(chance.nextInt(1, 64));
  }

  private byte[] bytes(int length) {
    byte[] any = new byte[length];
    chance.nextBytes(any);
    return any;
  }

  /** Masked, as required of a client; occasionally unmasked. */
  private byte[] frame(int first, byte[] payload) {
    boolean masked = chance.nextInt(50) != 0;
    int flag = masked ? 0x80 : 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 8);
    out.write(first);
    if (payload.length < 126) {
      out.write(flag | payload.length);
    } else {
      out.write(flag | 126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    }
    if (masked) {
      out.writeBytes(new byte[4]);
    }
    out.writeBytes(payload);
    return out.toByteArray();
  }
}
