package io.quizcast.e2e.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Quizcast metrics that a service serves at its metrics endpoint. */
final class Exposition {
  private static final Pattern TYPE = Pattern.compile("# TYPE (quizcast_\\w+) (\\w+)");
  private static final Pattern LINE = Pattern.compile("(quizcast_\\w+)\\{([^}]*)} .*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
  private static final Set<String> OF_HISTOGRAMS = Set.of("le", "quantile");

  private Exposition() {}

  /** A meter: its type and its labels. */
  record Meter(String type, Set<String> labels) {}

  static Map<String, Meter> read(int port, String path) throws IOException, InterruptedException {
    URI metrics = URI.create("http://127.0.0.1:" + port + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(metrics).header("Accept", "text/plain").build();
      return meters(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  /** Skips the maximum that every timer has in addition to its histogram. */
  static Map<String, Meter> meters(String text) {
    Map<String, Meter> meters = new TreeMap<>();
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      meters.put(type.group(1), new Meter(type.group(2), new TreeSet<>()));
    }
    meters.keySet().removeIf(name -> name.endsWith("_max"));
    text.lines().forEach(line -> addLabels(line, meters));
    return meters;
  }

  private static void addLabels(String line, Map<String, Meter> meters) {
    Matcher sample = LINE.matcher(line);
    if (!sample.matches()) {
      return;
    }
    String family = sample.group(1);
    Meter meter = meters.get(family);
    if (meter == null) {
      meter = meters.get(family.replaceFirst("_(bucket|count|sum)$", ""));
    }
    if (meter != null) {
      Matcher label = LABEL.matcher(sample.group(2));
      while (label.find()) {
        if (!OF_HISTOGRAMS.contains(label.group(1))) {
          meter.labels().add(label.group(1));
        }
      }
    }
  }
}
