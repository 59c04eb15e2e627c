package io.quizcast.quiz.ads;

import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.FuzzRun;
import io.quizcast.quiz.Mutations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that any upload is stored or refused, and that a refused one leaves no file. */
class MediaFuzzTest {
  private static final List<byte[]> TOKENS =
      List.of(
          new byte[] {0, 0, 0, 0},
          new byte[] {0, 0, 0, 1},
          new byte[] {-1, -1, -1, -1},
          new byte[] {127, -1, -1, -1},
          "moov".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
          "mvhd".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
          "IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
          new byte[] {-1, -40, -1});

  @TempDir Path folder;

  @Test
  void imagesAreRedrawnOrRefused() throws Exception {
    byte[] png = image("png");
    byte[] jpeg = image("jpg");
    byte[] gif = image("gif");
    feed("images", "image", List.of(png, jpeg, gif));
  }

  @Test
  void clipsAreMeasuredOrRefused() throws Exception {
    feed("clips", "video", List.of(AdRoutesTest.mp4(5), AdRoutesTest.mp4(29)));
  }

  private void feed(String name, String type, List<byte[]> samples) throws Exception {
    Path stored = Files.createDirectories(folder.resolve("stored"));
    Path upload = folder.resolve("upload");
    MediaIntake intake = new MediaIntake(new Limits(stored), new MediaFolder(stored));
    FuzzRun.feed(
        name,
        seed -> {
          Random random = new Random(seed);
          byte[] sample = samples.get(random.nextInt(samples.size()));
          Files.write(upload, new Mutations(random, TOKENS).of(sample));
          String outcome = outcome(intake, upload, type);
          try (var left = Files.list(stored)) {
            if (left.findAny().isPresent()) {
              throw new IllegalStateException("a file was left behind");
            }
          }
          return outcome;
        });
  }

  private static String outcome(MediaIntake intake, Path upload, String type) throws IOException {
    try {
      intake.drop(intake.take(upload, type).name());
      return "stored";
    } catch (RequestRefused refused) {
      return "refused";
    }
  }

  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private record Limits(Path folder) implements AdLimits {
    @Override
    public long maxBytes() {
      return 1 << 20;
    }

    @Override
    public long maxPixels() {
      return 1 << 20;
    }

    @Override
    public Optional<Bucket> s3() {
      return Optional.empty();
    }
  }
}
