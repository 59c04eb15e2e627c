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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code deploy/compose}, without an engine. */
class ComposeTest {
  private static final long SECONDS = 30;
  private static final Set<String> ENDS_BY_ITSELF = Set.of("kafka-topics");

  /** Its files of secrets need root or a shell of their own. */
  private static final Set<String> NOT_HARDENED = Set.of("postgres", "kafka", "kafka-topics");

  private final Path folder = Repository.root().resolve("deploy/compose");

  @Test
  void everyServiceIsProbedBoundedAndLocked() throws Exception {
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
  void secretsComeFromFilesAndNoValueIsWritten() throws Exception {
    JsonNode compose = read();
    assertThat(compose.path("secrets").properties())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            secret ->
                assertThat(secret.getValue().path("file").asText())
                    .isEqualTo(folder.resolve("secrets/" + secret.getKey()).toString()));
    assertThat(Files.readString(folder.resolve("compose.yaml")))
        .doesNotContainPattern(Pattern.compile("[0-9a-f]{64}"));
    compose
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
  void topicsAreThoseOfTheCode() throws IOException {
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
    Set<String> dead = new TreeSet<>(laid.keySet());
    TopicLayout.all().forEach(layout -> dead.remove(layout.name()));
    assertThat(dead).allMatch(name -> name.contains(".dead."));
  }

  @Test
  void prometheusKnowsServicesByNameAndHasTheAlertsGrafanaTheDashboards() throws Exception {
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

  /** As compose understands it, everything merged. */
  private JsonNode read() throws IOException, InterruptedException {
    Path file = folder.resolve("compose.yaml");
    Path out = Files.createTempFile("compose", ".json");
    Process compose =
        new ProcessBuilder("docker-compose", "-f", file.toString(), "config", "--format=json")
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
