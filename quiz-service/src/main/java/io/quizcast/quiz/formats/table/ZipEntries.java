package io.quizcast.quiz.formats.table;

import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The XML entries of a workbook, inflated within a limit and packed again for the parser. The
 * parser must not get the original file, because the sizes in a zip's directory can be wrong.
 */
final class ZipEntries {
  private static final int MAX_ENTRIES = 1_000;
  private static final long MAX_BYTES = 64L << 20;

  private final Map<String, byte[]> parts;

  private ZipEntries(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  static ZipEntries inflate(byte[] file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    long left = MAX_BYTES;
    int entries = 0;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (++entries > MAX_ENTRIES) {
          throw Refusal.TOO_LARGE.because("the workbook has more than " + MAX_ENTRIES + " parts");
        }
        // Other entries are inflated too, so that they count towards the limit.
        byte[] part = inflate(zip, entry, left + 1);
        left -= part.length;
        if (left < 0) {
          throw Refusal.TOO_LARGE.because(
              "the workbook unpacks to more than " + (MAX_BYTES >> 20) + " MiB");
        }
        String name = entry.getName();
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          parts.put(name, part);
        }
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof RequestRefused refused) {
        throw refused;
      }
      throw Refusal.UNPROCESSABLE.because("the workbook is damaged or protected by a password");
    }
    return new ZipEntries(parts);
  }

  private static byte[] inflate(ZipFile zip, ZipArchiveEntry entry, long maxBytes)
      throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxBytes));
    }
  }

  String text(String name) {
    byte[] part = parts.get(name);
    return part == null ? "" : new String(part, StandardCharsets.UTF_8);
  }

  /** Whether any entry has an encoding that {@link #anyHolds} cannot read. */
  boolean anyIsNotUtf8() {
    return parts.values().stream().anyMatch(ZipEntries::hasNul);
  }

  private static boolean hasNul(byte[] part) {
    for (byte b : part) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether any entry, read as UTF-8, contains the pattern. */
  boolean anyHolds(Pattern pattern) {
    return parts.values().stream()
        .map(part -> new String(part, StandardCharsets.UTF_8))
        .anyMatch(text -> pattern.matcher(text).find());
  }

  /** Packs the entries into an uncompressed zip. */
  byte[] packed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(part.getValue());
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
