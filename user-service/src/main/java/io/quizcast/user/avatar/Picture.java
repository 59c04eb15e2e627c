package io.quizcast.user.avatar;

import io.quizcast.guard.RequestRefused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Converts an uploaded picture to a square JPEG and drops everything else in the file. */
final class Picture {
  static final int SIDE = 256;

  /**
   * Limit of the decoded size, computed from the header: pixels times bytes per pixel. A file of
   * 200 KB can claim 200 MB, and a photo of 16 million pixels in 8-bit RGB just fits.
   */
  private static final long MAX_DECODED_BYTES = 48L << 20;

  private Picture() {}

  /**
   * Returns the scaled JPEG. Slow, so it must not run on an event loop.
   *
   * @throws RequestRefused 400 if the file is not a PNG, JPEG or GIF picture, or is too large
   */
  static byte[] squareJpeg(Path file) {
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw unreadable();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return jpeg(scaled(centre(reader)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unreadable();
    }
  }

  private static RequestRefused unreadable() {
    return RequestRefused.invalid("This is not a picture we can read");
  }

  /** Reads the centre square. Skips as many pixels as possible without a worse result. */
  private static BufferedImage centre(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height * bytesPerPixel(reader) > MAX_DECODED_BYTES) {
      throw RequestRefused.invalid("This picture has too many pixels");
    }
    int side = Math.min(width, height);
    int step = Math.max(1, side / (2 * SIDE));
    ImageReadParam how = reader.getDefaultReadParam();
    how.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
    how.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, how);
  }

  private static int bytesPerPixel(ImageReader reader) throws IOException {
    ImageTypeSpecifier raw = reader.getRawImageType(0);
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    int bits = raw == null ? 0 : raw.getColorModel().getPixelSize();
    while (types.hasNext()) {
      bits = Math.max(bits, types.next().getColorModel().getPixelSize());
    }
    // Assumes the worst case for an unknown type: four channels of 16 bits.
    return bits == 0 ? 8 : Math.ceilDiv(bits, 8);
  }

  private static BufferedImage scaled(BufferedImage given) {
    BufferedImage result = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = result.createGraphics();
    try {
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, SIDE, SIDE);
      canvas.drawImage(given, 0, 0, SIDE, SIDE, null);
    } finally {
      canvas.dispose();
    }
    return result;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }
}
