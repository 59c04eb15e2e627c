package io.quizcast.local.launch;

import io.quizcast.local.edge.Edge;
import io.quizcast.local.platform.OwnClassPath;
import io.quizcast.local.platform.ServerProgram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The edge, the one origin that browsers see, in a JVM of its own. */
final class EdgeProgram implements ServerProgram {
  private final int port;
  private final Path folder;
  private final List<String> arguments;
  private final Map<String, String> environment;

  EdgeProgram(int port, Path folder, List<String> arguments, Map<String, String> environment) {
    this.port = port;
    this.folder = folder;
    this.arguments = arguments;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "edge";
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
    // The edge only relays, so it runs without the optimising compiler and leaves the cores to the
    // services.
    List<String> command =
        new ArrayList<>(
            List.of(Jvm.java(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(Jvm.COMMON);
    command.addAll(List.of("-cp", OwnClassPath.absolute(), Edge.class.getName()));
    command.addAll(arguments);
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  /** A running edge is not kept, because it may have the replicas of the previous platform. */
  @Override
  public boolean adopts(Instant started) {
    return false;
  }

  @Override
  public boolean isReady(long pid) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
