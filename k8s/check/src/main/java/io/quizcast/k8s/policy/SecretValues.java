package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that no overlay holds the value of a secret, and that External Secrets or the operators of
 * Kafka and PostgreSQL provide every secret that a pod uses.
 */
public final class SecretValues implements Check {
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(PASSWORD|TOKEN|SECRET|PEPPER|KEYS_WRAP|HMAC|HASH_KEY|ACCESS_KEY|JAAS).*");
  private static final Pattern SECRET_VALUE =
      Pattern.compile("(?s).*(-----BEGIN [A-Z ]*PRIVATE KEY|\\b[0-9a-f]{64}\\b).*");

  /**
   * Settings whose names look like those of secrets, but that contain switches, durations or paths
   * of files.
   */
  private static final Set<String> NAMES_OF_NO_SECRET =
      Set.of("QUIZCAST_PASSWORD_RESET_ENABLED", "POSTGRES_PASSWORD_FILE");

  /** A login without options, such as that of MSK IAM, whose credentials come from the node. */
  private static final Pattern LOGIN_WITHOUT_SECRET = Pattern.compile("[\\w.]+ required;");

  @Override
  public Stream<String> findings(Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    overlay.all("Secret").forEach(secret -> wrong.add(Overlay.idOf(secret) + ": is in git"));
    overlay
        .all("ConfigMap")
        .forEach(
            map ->
                map.path("data")
                    .properties()
                    .forEach(
                        entry -> {
                          if (isSecret(entry.getKey(), entry.getValue().asText())) {
                            wrong.add(Overlay.idOf(map) + ": holds a secret: " + entry.getKey());
                          }
                        }));
    Set<String> brought = brought(overlay);
    for (Workload workload : overlay.workloads()) {
      for (JsonNode container : workload.containers()) {
        for (JsonNode entry : container.path("env")) {
          String name = entry.path("name").asText();
          if (entry.has("value") && isSecret(name, entry.path("value").asText())) {
            wrong.add(workload.id() + ": holds a secret: " + name);
          }
          JsonNode from = entry.at("/valueFrom/secretKeyRef");
          if (!from.isMissingNode()) {
            ask(workload, from.path("name").asText(), from.path("key").asText(), brought, wrong);
          }
        }
      }
      for (JsonNode volume : workload.pod().path("volumes")) {
        JsonNode secret = volume.path("secret");
        for (JsonNode item : secret.path("items")) {
          ask(
              workload,
              secret.path("secretName").asText(),
              item.path("key").asText(),
              brought,
              wrong);
        }
      }
    }
    // In the overlay for one node, k8s/local/up creates the secrets.
    return wrong.stream().filter(what -> !overlay.isLocal() || !what.contains("nobody brings"));
  }

  private static boolean isSecret(String name, String value) {
    return (SECRET_NAME.matcher(name).matches()
            && !NAMES_OF_NO_SECRET.contains(name)
            && !LOGIN_WITHOUT_SECRET.matcher(value).matches())
        || SECRET_VALUE.matcher(value).matches();
  }

  private static void ask(
      Workload workload, String name, String key, Set<String> brought, List<String> wrong) {
    if (!brought.contains(name + "/" + key)) {
      wrong.add(workload.id() + ": nobody brings " + key + " of Secret " + name);
    }
  }

  private static Set<String> brought(Overlay overlay) {
    Set<String> keys = new HashSet<>();
    overlay
        .all("ExternalSecret")
        .forEach(
            secret -> {
              String name = secret.at("/spec/target/name").asText();
              secret
                  .at("/spec/data")
                  .forEach(data -> keys.add(name + "/" + data.path("secretKey").asText()));
            });
    overlay.all("KafkaUser").forEach(user -> keys.add(Overlay.nameOf(user) + "/sasl.jaas.config"));
    overlay
        .all("Kafka")
        .forEach(kafka -> keys.add(Overlay.nameOf(kafka) + "-cluster-ca-cert/ca.crt"));
    overlay.all("Cluster").forEach(cluster -> keys.add(Overlay.nameOf(cluster) + "-ca/ca.crt"));
    return keys;
  }
}
