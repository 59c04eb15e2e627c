package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks each command of each runbook against the overlay {@code production} and the repository:
 * the objects, labels and containers that {@code kubectl} commands name, the overlays, the files,
 * and the commands of {@code ./quizcast}. Words in capitals stand for values that the reader fills
 * in.
 */
class RunbooksTest {
  private static final Path ROOT = Repository.root();
  private static final Overlay PRODUCTION = Repository.overlay("production");

  private static final Pattern FENCED = Pattern.compile("```\\w*\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z_]+");
  private static final Pattern LABEL = Pattern.compile("-l ([\\w./-]+)=([\\w.-]+)");
  private static final Pattern CONTAINER = Pattern.compile("(?<!psql) -c ([a-z][\\w-]+)");
  private static final Pattern NAMESPACE = Pattern.compile("-n ([\\w-]+)");
  private static final Pattern OVERLAY = Pattern.compile("k8s/render ([\\w-]+)(?: ([a-z]+))?");
  private static final Pattern OWN = Pattern.compile("\\./quizcast ([a-z-]+)");
  private static final Pattern FILE =
      Pattern.compile("(?:k8s|docs|deploy|quiz-service)/[\\w./-]*\\w");

  /** Kinds as the command line writes them. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("deployment", "Deployment"),
          Map.entry("statefulset", "StatefulSet"),
          Map.entry("scaledobject", "ScaledObject"),
          Map.entry("cluster", "Cluster"),
          Map.entry("kafka", "Kafka"),
          Map.entry("kafkatopic", "KafkaTopic"),
          Map.entry("certificate", "Certificate"),
          Map.entry("job", "Job"));

  /** Cluster-wide kinds, each with the setting that names its object. */
  private static final Map<String, String> CLUSTER_WIDE =
      Map.of(
          "gatewayclass", "GATEWAY_CLASS",
          "clusterissuer", "CLUSTER_ISSUER",
          "storageclass", "STORAGE_CLASS");

  /** Labels and containers that operators give to their pods. */
  private static final Set<String> OF_OPERATORS =
      Set.of("strimzi.io/cluster=quizcast", "strimzi.io/pool-name=controllers");

  private static final Set<String> CONTAINERS_OF_OPERATORS =
      Set.of("postgres", "plugin-barman-cloud");

  record Command(String page, String text) {}

  static Stream<Command> commands() throws IOException {
    List<Command> commands = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(ROOT.resolve("docs/runbooks"))) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        String name = String.valueOf(page.getFileName());
        String text = Files.readString(page);
        Matcher block = FENCED.matcher(text);
        while (block.find()) {
          block
              .group(1)
              .replace("\\\n", " ")
              .lines()
              .forEach(line -> commands.add(new Command(name, line.strip())));
        }
        Matcher span = SPAN.matcher(FENCED.matcher(text).replaceAll(""));
        while (span.find()) {
          commands.add(new Command(name, span.group(1).replaceAll("\\s+", " ")));
        }
      }
    }
    return commands.stream()
        .filter(command -> command.text().matches("(?s)(kubectl|k8s/render|\\./quizcast).*"));
  }

  @Test
  void theRunbooksHaveCommands() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(80);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everythingThatACommandNamesExists(Command command) {
    assertThat(findings(command.text())).as("%s", command).isEmpty();
  }

  @Test
  void aWrongNameIsFound() {
    for (String wrong :
        List.of(
            "kubectl -n quizcast rollout restart deployment/quiz",
            "kubectl -n quizcats get pods",
            "kubectl -n quizcast get kafka quiz",
            "kubectl -n quizcast get pods -l app.kubernetes.io/name=quiz",
            "kubectl -n quizcast logs redis-0 -c redis",
            "kubectl get storageclass fast",
            "k8s/render produktion | kubectl apply -f -",
            "k8s/render production steps | kubectl apply -f -",
            "./quizcast restore")) {
      assertThat(findings(wrong)).as(wrong).hasSize(1);
    }
  }

  private static List<String> findings(String command) {
    List<String> wrong = new ArrayList<>();
    if (command.startsWith("kubectl")) {
      kubectl(command, wrong);
    }
    each(OVERLAY, command, found -> overlay(found, wrong));
    each(
        OWN,
        command,
        found -> {
          if (!subcommands().contains(found.group(1))) {
            wrong.add("./quizcast has no " + found.group(1));
          }
        });
    each(
        FILE,
        command,
        found -> {
          if (!Files.exists(ROOT.resolve(found.group()))) {
            wrong.add("no file " + found.group());
          }
        });
    return wrong;
  }

  private static void kubectl(String command, List<String> wrong) {
    String own = command.split(" -- |<<<|\\| ", 2)[0];
    each(
        NAMESPACE,
        own,
        found -> {
          if (!namespaces().contains(found.group(1))) {
            wrong.add("no namespace " + found.group(1));
          }
        });
    each(
        LABEL,
        own,
        found -> {
          String label = found.group(1) + "=" + found.group(2);
          if (!labels().contains(label) && !OF_OPERATORS.contains(label)) {
            wrong.add("no pod has " + label);
          }
        });
    each(
        CONTAINER,
        own,
        found -> {
          if (!containers().contains(found.group(1))) {
            wrong.add("no container " + found.group(1));
          }
        });
    String[] words = own.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      String[] parts = words[i].split("/", 2);
      String next = i + 1 < words.length ? words[i + 1] : "";
      String kind = parts[0].toLowerCase(Locale.ROOT);
      String name = parts.length == 2 ? parts[1] : next;
      if (!name.matches("[\\w.-]+")
          || name.startsWith("-")
          || PLACEHOLDER.matcher(name).matches()) {
        continue;
      }
      if (KINDS.containsKey(kind) && PRODUCTION.find(KINDS.get(kind), name).isEmpty()) {
        wrong.add("no " + kind + " " + name);
      }
      if (CLUSTER_WIDE.containsKey(kind)
          && !PRODUCTION.setting(CLUSTER_WIDE.get(kind)).equals(name)) {
        wrong.add("no " + kind + " " + name);
      }
    }
  }

  private static void overlay(Matcher found, List<String> wrong) {
    if (!Files.isDirectory(ROOT.resolve("k8s/overlays").resolve(found.group(1)))) {
      wrong.add("no overlay " + found.group(1));
    } else if (found.group(2) != null && !labels().contains("quizcast.io/step=" + found.group(2))) {
      wrong.add("no step " + found.group(2));
    }
  }

  private interface Found {
    void take(Matcher found);
  }

  private static void each(Pattern pattern, String text, Found found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.take(matcher);
    }
  }

  private static Set<String> namespaces() {
    Set<String> names = new HashSet<>(Set.of("quizcast"));
    PRODUCTION
        .all("NetworkPolicy")
        .forEach(policy -> names.addAll(policy.findValuesAsText("kubernetes.io/metadata.name")));
    return names;
  }

  private static Set<String> labels() {
    Set<String> labels = new HashSet<>();
    for (JsonNode object : PRODUCTION.objects()) {
      for (JsonNode each : object.findValues("labels")) {
        each.properties()
            .forEach(label -> labels.add(label.getKey() + "=" + label.getValue().asText()));
      }
    }
    return labels;
  }

  private static Set<String> containers() {
    Set<String> names = new HashSet<>(CONTAINERS_OF_OPERATORS);
    PRODUCTION
        .workloads()
        .forEach(
            workload -> workload.containers().forEach(c -> names.add(c.path("name").asText())));
    return names;
  }

  private static Set<String> subcommands() {
    try {
      Set<String> names = new HashSet<>();
      Matcher cases =
          Pattern.compile("(?m)^  ([a-z |-]+)\\)")
              .matcher(Files.readString(ROOT.resolve("quizcast")));
      while (cases.find()) {
        names.addAll(List.of(cases.group(1).strip().split("[ |]+", -1)));
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
