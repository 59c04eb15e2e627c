package io.quizcast.local.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Redis on a given port and folder. Its content can be rebuilt, so one dump per minute is enough.
 */
public final class LocalRedis implements ServerProgram {
  private final Path folder;
  private final int port;
  private final boolean keepsData;
  private final @Nullable RedisAccess access;

  private LocalRedis(Path folder, int port, boolean keepsData, @Nullable RedisAccess access) {
    this.folder = folder;
    this.port = port;
    this.keepsData = keepsData;
    this.access = access;
  }

  /** Creates a Redis that saves dumps and requires a password. */
  public static LocalRedis lasting(Path folder, int port, RedisAccess access) {
    return new LocalRedis(folder, port, true, access);
  }

  /** Creates a Redis for the tests of a module, without a password. */
  public static LocalRedis temporary(Path folder, int port) {
    return new LocalRedis(folder, port, false, null);
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
    if (access != null) {
      access.write(accessFile());
    }
  }

  private Path accessFile() {
    return folder.resolve("users.acl").toAbsolutePath();
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    if (access != null) {
      command.addAll(List.of("--aclfile", accessFile().toString()));
    }
    command.addAll(
        0,
        List.of(
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
            "no"));
    return command;
  }

  @Override
  public boolean isReady(long pid) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      socket.setSoTimeout(500);
      String greeting =
          access == null ? "" : "AUTH " + RedisAccess.OPERATOR + " " + access.operator() + "\r\n";
      String expected = access == null ? "+PONG" : "+OK\r\n+PONG";
      socket.getOutputStream().write((greeting + "PING\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(expected);
    } catch (IOException e) {
      return false;
    }
  }
}
