package io.quizcast.user.avatar;

import io.quizcast.guard.RequestRefused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Makes a square JPEG of whatever picture was sent; nothing else of the file survives. */
final class Picture {
  static final int SIDE = 256;

  /** A small file can claim to be a picture that fills the memory. */
  private static final long MOST_PIXELS = 25_000_000;

  private Picture() {}

  /**
   * Takes a while; not on an event loop.
   *
   * @throws RequestRefused 400 when the file is no PNG, JPEG or GIF picture, or too large a one
   */
  static byte[] squareJpeg(Path file) {
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw RequestRefused.invalid("This is not a picture we can read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw RequestRefused.invalid("This picture has too many pixels");
        }
        return jpeg(square(reader.read(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw RequestRefused.invalid("This is not a picture we can read");
    }
  }

  private static BufferedImage square(BufferedImage given) {
    int side = Math.min(given.getWidth(), given.getHeight());
    int left = (given.getWidth() - side) / 2;
    int top = (given.getHeight() - side) / 2;
    BufferedImage result = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = result.createGraphics();
    try {
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, SIDE, SIDE);
      canvas.drawImage(given, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
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
