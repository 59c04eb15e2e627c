package io.quizcast.local.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Redis on a given port and folder. What it holds can be rebuilt, so a dump a minute suffices. */
public final class LocalRedis implements ServerProgram {
  private final Path folder;
  private final int port;
  private final boolean keepsData;

  public LocalRedis(Path folder, int port, boolean keepsData) {
    this.folder = folder;
    this.port = port;
    this.keepsData = keepsData;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public List<String> command() {
    return List.of(
        Binaries.redis().toString(),
        "--port",
        Integer.toString(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        folder.toAbsolutePath().toString(),
        "--save",
        keepsData ? "60 1" : "",
        "--appendonly",
        "no");
  }

  @Override
  public boolean isReady(long pid) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }
}
