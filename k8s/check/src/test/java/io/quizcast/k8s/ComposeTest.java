package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quizcast.local.platform.TopicAccess;
import io.quizcast.local.platform.TopicLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests {@code deploy/compose} without a container engine. */
class ComposeTest {
  private static final long SECONDS = 30;
  private static final Set<String> ENDS_BY_ITSELF = Set.of("secrets", "kafka-topics", "demo");

  /**
   * Containers that may start as root: those whose images drop root themselves, the one that sets
   * the owners of secrets, and the one that listens on ports below 1024.
   */
  private static final Set<String> NOT_HARDENED =
      Set.of("postgres", "kafka", "kafka-topics", "secrets", "tls");

  private final Path folder = Repository.root().resolve("deploy/compose");

  @Test
  void everyServiceHasAHealthCheckLimitsAndRestrictedRights() throws Exception {
    JsonNode services = read().path("services");
    assertThat(services.properties())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            entry -> {
              String name = entry.getKey();
              JsonNode service = entry.getValue();
              assertThat(service.has("mem_limit")).as(name + " has a limit").isTrue();
              assertThat(service.has("logging")).as(name + " bounds its log").isTrue();
              if (!ENDS_BY_ITSELF.contains(name)) {
                assertThat(service.has("healthcheck")).as(name + " is probed").isTrue();
              }
              if (!NOT_HARDENED.contains(name)) {
                assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
                assertThat(service.at("/cap_drop/0").asText()).as(name).isEqualTo("ALL");
              }
            });
  }

  @Test
  void theEmailGateIsOnAndAddressesCanBeVerified() throws Exception {
    for (String name : new String[] {"quiz-service", "realtime-gateway", "auth-service"}) {
      JsonNode environment = read().at("/services/" + name + "/environment");
      assertThat(environment.path("QUIZCAST_GAME_EMAIL_GATE").asText()).as(name).isEqualTo("true");
      assertThat(environment.path("QUIZCAST_VERIFICATION_ENABLED").asText()).isEqualTo("true");
    }
  }

  @Test
  void theFileContainsNoSecret() throws Exception {
    assertThat(Files.readString(folder.resolve("compose.yaml")))
        .doesNotContainPattern(Pattern.compile("[0-9a-f]{64}"));
    read()
        .path("services")
        .forEach(
            service ->
                service
                    .path("environment")
                    .properties()
                    .forEach(
                        variable ->
                            assertThat(variable.getKey())
                                .doesNotMatch(".*(PASSWORD|TOKEN|WRAP|HMAC_KEY|HASH_KEY|PEPPER)")));
  }

  @Test
  void everyContainerGetsExactlyTheSecretsItReads() throws Exception {
    Map<String, Set<String>> given = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("make-secrets"))) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("give")) {
        given.put(words[1], new TreeSet<>(Arrays.asList(words).subList(3, words.length)));
      }
    }
    Map<String, Set<String>> read = new HashMap<>();
    Set<String> withoutSecretsFirst = new TreeSet<>();
    JsonNode services = read().path("services");
    services
        .properties()
        .forEach(
            entry ->
                volumeOfSecrets(entry.getValue())
                    .ifPresent(
                        volume -> {
                          Set<String> names = read.computeIfAbsent(volume, _ -> new TreeSet<>());
                          names.addAll(secretsRead(entry.getKey(), entry.getValue()));
                          if (!startsBehind(services, entry.getKey(), "secrets")) {
                            withoutSecretsFirst.add(entry.getKey());
                          }
                        }));
    assertThat(read).isEqualTo(given);
    assertThat(withoutSecretsFirst).as("starts before its secrets exist").isEmpty();
  }

  private static Optional<String> volumeOfSecrets(JsonNode service) {
    return service
        .path("volumes")
        .valueStream()
        .filter(volume -> volume.path("target").asText().equals("/run/secrets"))
        .map(volume -> volume.path("source").asText().substring("secrets-".length()))
        .findFirst();
  }

  private static Set<String> secretsRead(String name, JsonNode service) {
    Set<String> names = new TreeSet<>();
    JsonNode environment = service.path("environment");
    for (String pair : environment.path("SECRETS").asText().split(" ", -1)) {
      if (!pair.isEmpty()) {
        names.add(pair.substring(0, pair.indexOf('=')));
      }
    }
    if (environment.has("DATABASE")) {
      names.add(environment.path("DATABASE").asText() + "_owner");
      names.add(environment.path("DATABASE").asText() + "_app");
    }
    environment
        .properties()
        .forEach(
            variable -> {
              String value = variable.getValue().asText();
              if (value.startsWith("/run/secrets/")) {
                names.add(value.substring("/run/secrets/".length()));
              }
            });
    if (name.equals("postgres")) {
      for (String database : new String[] {"auth", "users", "quiz"}) {
        names.add(database + "_owner");
        names.add(database + "_app");
      }
    }
    return names;
  }

  private static boolean startsBehind(JsonNode services, String name, String first) {
    for (Map.Entry<String, JsonNode> before : services.path(name).path("depends_on").properties()) {
      boolean waits =
          before.getValue().path("condition").asText().matches("service_(completed.*|healthy)");
      if (waits
          && (before.getKey().equals(first) || startsBehind(services, before.getKey(), first))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theEdgeStartsWhenAllServicesAreReady() throws Exception {
    JsonNode services = read().path("services");
    for (String state : new String[] {"postgres", "redis", "kafka-topics"}) {
      for (String service :
          new String[] {"auth-service", "user-service", "quiz-service", "realtime-gateway"}) {
        assertThat(startsBehind(services, service, state))
            .as(service + " waits for " + state)
            .isTrue();
        assertThat(startsBehind(services, "edge", service))
            .as("edge waits for " + service)
            .isTrue();
      }
    }
    assertThat(startsBehind(services, "demo", "edge")).isTrue();
    assertThat(startsBehind(services, "tls", "edge")).isTrue();
  }

  @Test
  void everyOwnImageIsBuiltFromThisClone() throws Exception {
    Set<String> built = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (JsonNode service : read().path("services")) {
      String image = service.path("image").asText();
      if (image.startsWith("quizcast/")) {
        used.add(image);
      }
      if (service.has("build")) {
        built.add(image);
        JsonNode build = service.path("build");
        assertThat(build.path("context").asText()).isEqualTo(Repository.root().toString());
        assertThat(Repository.root().resolve(build.path("dockerfile").asText())).exists();
        String name = build.at("/args/SERVICE").asText("web");
        assertThat(image).isEqualTo("quizcast/" + name);
      }
    }
    assertThat(built).isEqualTo(used).hasSize(6);
  }

  @Test
  void topicsMatchTheCode() throws IOException {
    Map<String, Map<String, String>> laid = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("topics.sh"))) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("topic")) {
        Map<String, String> settings = new HashMap<>();
        Arrays.stream(words)
            .skip(3)
            .map(setting -> setting.split("=", 2))
            .forEach(setting -> settings.put(setting[0], setting[1]));
        laid.put(words[1], settings);
      }
    }
    TopicLayout.all()
        .forEach(layout -> assertThat(laid).containsEntry(layout.name(), layout.settings()));
    Set<String> others = new TreeSet<>(laid.keySet());
    TopicLayout.all().forEach(layout -> others.remove(layout.name()));
    Set<String> deadLetters = new TreeSet<>();
    TopicAccess.all().forEach(access -> deadLetters.addAll(access.writes()));
    deadLetters.removeIf(name -> !name.contains(".dead."));
    assertThat(others).isEqualTo(deadLetters);
  }

  @Test
  void prometheusHasTheServicesAndAlertsAndGrafanaTheDashboards() throws Exception {
    Set<String> jobs = new TreeSet<>();
    for (JsonNode job :
        new YAMLMapper()
            .readTree(folder.resolve("prometheus.yaml").toFile())
            .path("scrape_configs")) {
      String name = job.path("job_name").asText();
      jobs.add(name);
      assertThat(job.at("/static_configs/0/targets/0").asText()).isEqualTo(name + ":8080");
    }
    Set<String> services = new TreeSet<>();
    TopicAccess.all().forEach(access -> services.add(access.service()));
    services.add("probe");
    assertThat(jobs).isEqualTo(services);
    JsonNode compose = read();
    assertThat(compose.at("/services/prometheus/volumes").findValuesAsText("source"))
        .contains(Repository.root().resolve("deploy/telemetry/rules/quizcast.yaml").toString());
    assertThat(compose.at("/services/grafana/volumes").findValuesAsText("source"))
        .contains(Repository.root().resolve("deploy/telemetry/dashboards").toString());
  }

  /** The merged configuration, as Compose reads it. */
  private JsonNode read() throws IOException, InterruptedException {
    Path file = folder.resolve("compose.yaml");
    Path out = Files.createTempFile("compose", ".json");
    Process compose =
        new ProcessBuilder(
                "docker-compose",
                "-f",
                file.toString(),
                "--profile",
                "*",
                "config",
                "--format=json")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean ended = compose.waitFor(SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      compose.destroyForcibly();
    }
    assertThat(ended).as("docker-compose config ends within %d s", SECONDS).isTrue();
    assertThat(compose.exitValue()).as("docker-compose config").isZero();
    JsonNode read = new ObjectMapper().readTree(out.toFile());
    Files.delete(out);
    return read;
  }
}
