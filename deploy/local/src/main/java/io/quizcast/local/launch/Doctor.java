package io.quizcast.local.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.local.platform.OwnedProcess;
import io.quizcast.local.platform.ServerProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reports the state of each process of the running platform, and the platform's problems. */
final class Doctor {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final double CLOCKS_DIFFER_SECONDS = 0.5;
  private static final double OVERDUE_SECONDS = 10;

  private final Home home;
  private final Plan plan;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> commits = new TreeSet<>();

  Doctor(Home home, Plan plan) {
    this.home = home;
    this.plan = plan;
  }

  /**
   * @return 0 if nothing is wrong
   */
  int examine() throws InterruptedException {
    List<? extends ServerProgram> services = plan.services();
    for (ServerProgram program : plan.all().toList()) {
      System.out.println(services.contains(program) ? service(program) : other(program));
    }
    if (commits.size() > 1) {
      complaints.add("services of different commits: " + String.join(", ", commits));
    }
    System.out.println();
    if (complaints.isEmpty()) {
      System.out.println("Nothing is wrong.");
      return 0;
    }
    complaints.forEach(complaint -> System.out.println("! " + complaint));
    return 1;
  }

  private String other(ServerProgram program) {
    boolean ready =
        OwnedProcess.find(home.pidFile(program.name()))
            .map(process -> program.isReady(process.pid()))
            .orElse(false);
    if (!ready) {
      complaints.add(program.name() + " is not ready");
    }
    return "%-20s %s".formatted(program.name(), ready ? "ready" : "NOT READY");
  }

  private String service(ServerProgram program) throws InterruptedException {
    String state = other(program);
    try {
      JsonNode info = new ObjectMapper().readTree(page(program, "/q/info"));
      Figures figures = new Figures(page(program, "/q/metrics"));
      return state + "  " + about(info, figures) + details(program.name(), figures);
    } catch (IOException e) {
      return state;
    }
  }

  private String about(JsonNode info, Figures figures) {
    String commit = info.path("git").path("commit").path("id").asText("unknown");
    commits.add(commit);
    String version = info.path("build").path("version").asText("unknown");
    String about = "%s at %.9s".formatted(version, commit);
    long schema = figures.count("quizcast_schema_version");
    return schema == 0 ? about : about + ", schema V" + schema;
  }

  private String details(String name, Figures figures) {
    if (figures.max("quizcast_game_partitions_owned").isPresent()) {
      return engine(name, figures);
    }
    if (figures.max("quizcast_gateway_sockets_open").isPresent()) {
      return gateway(name, figures);
    }
    return "";
  }

  private String engine(String name, Figures figures) {
    complainOf(name, "partitions are halted", figures.count("quizcast_game_partitions_halted"));
    complainOf(name, "partitions are nobody's", figures.count("quizcast_game_partitions_unowned"));
    complainOf(name, "games are held", figures.count("quizcast_game_holding"));
    double overdue = figures.max("quizcast_game_overdue_seconds").orElse(0);
    if (overdue > OVERDUE_SECONDS) {
      complaints.add(name + ": a game waits %.0f s for its next step".formatted(overdue));
    }
    return ", owns %d partitions, %d live games, %d commands behind, clock %s"
        .formatted(
            figures.count("quizcast_game_partitions_owned"),
            figures.count("quizcast_game_live"),
            figures.count("quizcast_game_commands_behind"),
            clock(name, figures, "quizcast_game_clock_offset_seconds"));
  }

  private String gateway(String name, Figures figures) {
    return ", %d sockets, %d rooms, %d events behind, clock %s"
        .formatted(
            figures.count("quizcast_gateway_sockets_open"),
            figures.count("quizcast_gateway_rooms"),
            figures.count("quizcast_gateway_events_behind"),
            clock(name, figures, "quizcast_gateway_clock_offset_seconds"));
  }

  private String clock(String name, Figures figures, String metric) {
    double offset = figures.max(metric).orElse(0);
    if (Math.abs(offset) > CLOCKS_DIFFER_SECONDS) {
      complaints.add(name + ": the clock is off by %.1f s".formatted(offset));
    }
    return String.format(Locale.ROOT, "%+.0f ms", offset * 1_000);
  }

  private void complainOf(String name, String what, long count) {
    if (count > 0) {
      complaints.add("%s: %d %s".formatted(name, count, what));
    }
  }

  private static String page(ServerProgram program, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + program.port() + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri).timeout(LIMIT).header("Accept", "*/*").build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
