package io.quizcast.quiz.game.wire;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code game_log} row: raw commands with offsets, append times and clock, compressed
 * with zstd. Each record says whether it was admitted, so that a replay does not need the sealing
 * key of that time.
 */
public final class CommandLog {
  private static final int LEVEL = 3;
  private static final byte FORMAT = 1;
  private static final int NO_KEY = -1;

  private CommandLog() {}

  /**
   * @param clock the partition clock at this record, ms
   * @param admitted false for a record that was logged but not decided
   */
  public record Entry(RawCommand command, long clock, boolean admitted) {}

  public static byte[] pack(List<Entry> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * 160);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        RawCommand command = entry.command();
        out.writeLong(command.offset());
        out.writeLong(command.appendedAt());
        out.writeLong(entry.clock());
        out.writeBoolean(entry.admitted());
        write(out, command.key());
        write(out, command.value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Zstd.compress(bytes.toByteArray(), LEVEL);
  }

  public static List<Entry> unpack(byte[] body) {
    byte[] plain = Zstd.decompress(body, Math.toIntExact(Zstd.getFrameContentSize(body)));
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      byte format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("unknown format " + format);
      }
      int count = in.readInt();
      List<Entry> entries = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        long offset = in.readLong();
        long appendedAt = in.readLong();
        long clock = in.readLong();
        boolean admitted = in.readBoolean();
        byte[] key = read(in);
        byte[] value = read(in);
        if (value == null) {
          value = new byte[0];
        }
        entries.add(
            new Entry(new RawCommand(offset, appendedAt, key, value, null, null), clock, admitted));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException("not a batch of commands", e);
    }
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(NO_KEY);
      return;
    }
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte @Nullable [] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NO_KEY ? null : in.readNBytes(length);
  }
}
