package io.quizcast.quiz.ads;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Reads the length of an MP4 from its movie header box. */
final class Mp4Length {
  private static final int HEADER = 8;

  /** Maximum number of boxes to read: it bounds the time for a file that consists of tiny boxes. */
  private static final int MAX_BOXES = 1_000;

  private Mp4Length() {}

  /** The length in seconds; empty if the file has no readable {@code moov/mvhd} box. */
  static OptionalDouble seconds(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long movie = find(in, "moov", 0, in.length());
      if (movie < 0) {
        return OptionalDouble.empty();
      }
      long end = Math.min(in.length(), movie + size(in, movie));
      long header = find(in, "mvhd", movie + HEADER, end);
      return header < 0 ? OptionalDouble.empty() : length(in, header);
    }
  }

  private static OptionalDouble length(RandomAccessFile in, long header) throws IOException {
    if (header + HEADER + 32 > in.length()) {
      return OptionalDouble.empty();
    }
    in.seek(header + HEADER);
    int version = in.read();
    boolean wide = version == 1;
    in.seek(header + HEADER + (wide ? 20 : 12));
    long scale = in.readInt() & 0xFFFF_FFFFL;
    long duration = wide ? in.readLong() : in.readInt() & 0xFFFF_FFFFL;
    return scale == 0 || duration <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) duration / scale);
  }

  private static long find(RandomAccessFile in, String type, long from, long end)
      throws IOException {
    long at = from;
    for (int boxes = 0; boxes < MAX_BOXES && at + HEADER <= end; boxes++) {
      in.seek(at + 4);
      byte[] name = new byte[4];
      in.readFully(name);
      if (new String(name, StandardCharsets.ISO_8859_1).equals(type)) {
        return at;
      }
      long size = size(in, at);
      if (size < HEADER || size > end - at) {
        return -1;
      }
      at += size;
    }
    return -1;
  }

  /**
   * A size of 1 means that a 64-bit size follows the type; 0 means that the box extends to the end
   * of the file.
   */
  private static long size(RandomAccessFile in, long at) throws IOException {
    in.seek(at);
    long size = in.readInt() & 0xFFFF_FFFFL;
    if (size == 1) {
      if (at + 16 > in.length()) {
        return -1;
      }
      in.seek(at + HEADER);
      return in.readLong();
    }
    return size == 0 ? in.length() - at : size;
  }
}
