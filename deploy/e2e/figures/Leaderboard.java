import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures the leaderboard with one request after the other on one connection: java
 * Leaderboard.java PORT PLAYERS TOKENS. It writes HTTP itself, so that the client adds little time,
 * and names many client addresses in the forwarded header, because each address is rate-limited.
 */
public class Leaderboard {
  private static final int REQUESTS = 8_000;

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    int players = Integer.parseInt(args[1]);
    List<String> tokens = Files.readAllLines(Path.of(args[2]));
    Random random = new Random(1);
    report(port, "floor (health)", 20_000, _ -> "/q/health/live HTTP/1.1\r\n");
    report(
        port,
        "page of 20, anywhere",
        20_000,
        _ ->
            "/api/leaderboard?page_size=20&page=%d HTTP/1.1\r\n"
                .formatted(1 + random.nextInt(players / 20)));
    report(
        port,
        "own rank with neighbours",
        3_000, // An account may make 120 requests a minute.
        i ->
            "/api/leaderboard/me HTTP/1.1\r\nAuthorization: Bearer %s\r\n"
                .formatted(tokens.get(i % tokens.size())));
  }

  private static void report(int port, String what, int warmUp, IntFunction<String> request)
      throws IOException {
    long[] nanos = new long[REQUESTS];
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int i = -warmUp; i < REQUESTS; i++) {
        byte[] asked =
            ("GET %sX-Forwarded-For: 10.0.%d.%d\r\nHost: localhost\r\n\r\n"
                    .formatted(request.apply(Math.abs(i)), i >> 8 & 255, i & 255))
                .getBytes(ISO_8859_1);
        long began = System.nanoTime();
        out.write(asked);
        read(in);
        if (i >= 0) {
          nanos[i] = System.nanoTime() - began;
        }
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%s: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        what,
        nanos[REQUESTS / 2] / 1e6,
        nanos[REQUESTS * 99 / 100] / 1e6,
        nanos[REQUESTS - 1] / 1e6);
  }

  private static void read(InputStream in) throws IOException {
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException(status);
    }
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
