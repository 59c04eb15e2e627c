package io.quizcast.local.launch;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The ports and numbers of replicas of a platform, saved for later commands. */
record Shape(Ports ports, int quizReplicas, int gatewayReplicas) {
  private static final String FILE = "platform.properties";

  Shape {
    check("quiz-service", quizReplicas);
    check("realtime-gateway", gatewayReplicas);
  }

  private static void check(String service, int replicas) {
    if (replicas < 1 || replicas > Ports.MAX_REPLICAS) {
      throw new UsageProblem(
          service + " can have 1 to " + Ports.MAX_REPLICAS + " replicas, not " + replicas);
    }
  }

  void save(Home home) throws IOException {
    Files.writeString(
        home.run(FILE),
        "port=%d%nquiz-service=%d%nrealtime-gateway=%d%n"
            .formatted(ports.base(), quizReplicas, gatewayReplicas));
  }

  /** The shape that was started last in this home, or one replica of each service. */
  static Shape last(Home home, int defaultPort) throws IOException {
    Path file = home.run(FILE);
    Properties saved = new Properties();
    if (Files.exists(file)) {
      saved.load(new StringReader(Files.readString(file)));
    }
    return new Shape(
        new Ports(number(saved, "port", defaultPort)),
        number(saved, "quiz-service", 1),
        number(saved, "realtime-gateway", 1));
  }

  private static int number(Properties properties, String key, int otherwise) {
    return Integer.parseInt(properties.getProperty(key, Integer.toString(otherwise)));
  }
}
