package io.quizcast.quiz.ads;

import io.quizcast.quiz.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Turns an uploaded file into one that is safe to serve: detects its kind by content, re-encodes
 * images (which drops metadata and embedded content) and reads the length of clips.
 */
@ApplicationScoped
class MediaIntake {
  static final int MIN_SECONDS = 3;
  static final int MAX_SECONDS = 30;

  private final AdLimits limits;
  private final MediaStore store;

  MediaIntake(AdLimits limits, MediaStore store) {
    this.limits = limits;
    this.store = store;
  }

  /**
   * @param name the name in the media store
   * @param seconds length from the clip's header, if it has one
   */
  record Stored(String name, MediaKind kind, long bytes, OptionalDouble seconds) {}

  /** Checks and stores a file; nothing is stored of a refused file. Blocks. */
  Stored take(Path upload, String mediaType) throws IOException {
    if (Files.size(upload) > limits.maxBytes()) {
      throw Refusal.TOO_LARGE.because("the file is larger than " + limits.maxBytes() + " bytes");
    }
    MediaKind kind =
        MediaKind.of(head(upload))
            .orElseThrow(
                () -> Refusal.INVALID.because("the file is no JPEG, PNG, GIF, WebP, MP4 or WebM"));
    if (!kind.mediaType.equals(mediaType)) {
      throw Refusal.INVALID.because("the file is of type " + kind.mediaType);
    }
    String name = UUID.randomUUID() + "." + kind.extension;
    if (kind.mediaType.equals("video")) {
      OptionalDouble seconds =
          kind == MediaKind.MP4 ? Mp4Length.seconds(upload) : OptionalDouble.empty();
      requireShort(seconds);
      store.put(name, upload, kind.contentType());
      return new Stored(name, kind, Files.size(upload), seconds);
    }
    Path drawn = Files.createTempFile("quizcast-ad", "." + kind.extension);
    try {
      redraw(upload, kind, drawn);
      store.put(name, drawn, kind.contentType());
      return new Stored(name, kind, Files.size(drawn), OptionalDouble.empty());
    } finally {
      Files.deleteIfExists(drawn);
    }
  }

  /** Deletes a file. Idempotent: succeeds if there is no such file. */
  void drop(String name) throws IOException {
    store.drop(name);
  }

  private static void requireShort(OptionalDouble seconds) {
    if (seconds.isPresent() && seconds.getAsDouble() > MAX_SECONDS + 0.5) {
      throw Refusal.INVALID.because("the clip is longer than " + MAX_SECONDS + " s");
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MediaKind.HEAD_BYTES);
    }
  }

  private void redraw(Path upload, MediaKind kind, Path target) throws IOException {
    BufferedImage image = decode(upload);
    boolean opaque = kind == MediaKind.JPEG;
    BufferedImage clean =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = clean.createGraphics();
    if (opaque) {
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, clean.getWidth(), clean.getHeight());
    }
    canvas.drawImage(image, 0, 0, null);
    canvas.dispose();
    if (!ImageIO.write(clean, opaque ? "jpg" : "png", target.toFile())) {
      throw Refusal.INVALID.because("the image cannot be stored");
    }
  }

  /**
   * Checks the dimensions in the header before decoding, because a tiny file can claim gigabytes of
   * pixels.
   */
  private BufferedImage decode(Path upload) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(upload.toFile())) {
      Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
      if (readers == null || !readers.hasNext()) {
        throw Refusal.INVALID.because("the image cannot be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > limits.maxPixels()) {
          throw Refusal.INVALID.because(
              "the image has more than " + limits.maxPixels() + " pixels");
        }
        return reader.read(0);
      } catch (IOException | RuntimeException e) {
        if (e instanceof io.quizcast.guard.RequestRefused refused) {
          throw refused;
        }
        // Decoders may throw any exception on broken input.
        throw Refusal.INVALID.because("the image is damaged or of a variant that cannot be read");
      } finally {
        reader.dispose();
      }
    }
  }
}
