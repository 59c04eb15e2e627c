package io.quizcast.quiz.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quizcast.guard.RequestRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaBucketTest {
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;

  /**
   * The objects that the test server has stored, by path. It refuses requests without a valid
   * signature.
   */
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = exchange.getRequestBody().readAllBytes();
          int status = 403;
          if (signature.startsWith("AWS4-HMAC-SHA256 Credential=key/")) {
            status = exchange.getRequestMethod().equals("PUT") ? 200 : 204;
            if (status == 200) {
              kept.put(exchange.getRequestURI().getPath(), body);
            } else {
              kept.remove(exchange.getRequestURI().getPath());
            }
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The example in the S3 documentation. */
  @Test
  void theSignatureEqualsTheDocumentedExample() {
    S3Signature signature =
        new S3Signature(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
    assertThat(
            signature
                .sign(
                    "GET",
                    "/test.txt",
                    Map.of("host", "examplebucket.s3.amazonaws.com", "range", "bytes=0-9"),
                    EMPTY,
                    Instant.parse("2013-05-24T00:00:00Z"))
                .get("authorization"))
        .endsWith(
            "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void mediaAreWrittenAndDeletedWithASignature() throws IOException {
    Path file = Files.write(folder.resolve("clip"), new byte[] {1, 2, 3});
    MediaBucket bucket = new MediaBucket(new At(server.getAddress().getPort(), "key"));
    bucket.put("a.mp4", file, "video/mp4");
    assertThat(kept).containsOnlyKeys("/media/a.mp4");
    assertThat(kept.get("/media/a.mp4")).containsExactly(1, 2, 3);
    bucket.drop("a.mp4");
    bucket.drop("a.mp4");
    assertThat(kept).isEmpty();
    MediaBucket stranger = new MediaBucket(new At(server.getAddress().getPort(), "other"));
    assertThatThrownBy(() -> stranger.put("a.mp4", file, "video/mp4"))
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.status()).isEqualTo(503));
  }

  private record At(int port, String accessKey) implements AdLimits.Bucket {
    @Override
    public URI endpoint() {
      return URI.create("http://localhost:" + port);
    }

    @Override
    public String name() {
      return "media";
    }

    @Override
    public Optional<String> region() {
      return Optional.empty();
    }

    @Override
    public String secretKey() {
      return "secret";
    }

    @Override
    public URI publicUrl() {
      return URI.create("http://localhost:" + port + "/media");
    }
  }
}
