package io.quizcast.local.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
  private final List<Path> scripts;

  private LocalRedis(
      Path folder, int port, boolean keepsData, @Nullable RedisAccess access, List<Path> scripts) {
    this.folder = folder;
    this.port = port;
    this.keepsData = keepsData;
    this.access = access;
    this.scripts = scripts;
  }

  /**
   * Creates a Redis that saves dumps and requires a password.
   *
   * @param scripts the scripts that services may run; Redis forgets them when it ends
   */
  public static LocalRedis lasting(Path folder, int port, RedisAccess access, List<Path> scripts) {
    return new LocalRedis(folder, port, true, access, List.copyOf(scripts));
  }

  /** Creates a Redis for the tests of a module, without a password. */
  public static LocalRedis temporary(Path folder, int port) {
    return new LocalRedis(folder, port, false, null, List.of());
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
    try {
      return ask(List.of("PING")).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void afterStart() {
    try {
      for (Path script : scripts) {
        String answer = ask(List.of("SCRIPT", "LOAD", Files.readString(script)));
        if (!answer.startsWith("$")) {
          throw new IOException(script.getFileName() + ": " + answer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a command as the operator and returns the first line of the answer. */
  private String ask(List<String> command) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      socket.setSoTimeout(500);
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      if (access != null) {
        send(socket, List.of("AUTH", RedisAccess.OPERATOR, access.operator()));
        String answer = answers.readLine();
        if (!"+OK".equals(answer)) {
          throw new IOException("Redis does not know its operator: " + answer);
        }
      }
      send(socket, command);
      String answer = answers.readLine();
      return answer == null ? "" : answer;
    }
  }

  private static void send(Socket socket, List<String> command) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(("*" + command.size() + "\r\n").getBytes(UTF_8));
    for (String part : command) {
      byte[] bytes = part.getBytes(UTF_8);
      request.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
      request.writeBytes(bytes);
      request.writeBytes("\r\n".getBytes(UTF_8));
    }
    socket.getOutputStream().write(request.toByteArray());
  }
}
