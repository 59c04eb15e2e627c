package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks that the values of {@code settings.env} that differ between installations have been copied
 * to the objects that cannot read settings, and that addresses agree with the host name.
 */
public final class Site implements Check {
  private static final List<String> PAGES = List.of("QUIZCAST_CORS_ORIGINS", "QUIZCAST_MAIL_SITE");

  @Override
  public Stream<String> findings(Overlay overlay) {
    // The overlay for one node is reached as localhost.
    if (overlay.isLocal()) {
      return Stream.empty();
    }
    List<String> wrong = new ArrayList<>();
    String host = overlay.setting("PUBLIC_HOST");
    if (host.isEmpty()) {
      wrong.add("settings: PUBLIC_HOST is missing");
    }
    for (String page : PAGES) {
      if (!overlay.setting(page).equals("https://" + host)) {
        wrong.add("settings: %s is not https://%s".formatted(page, host));
      }
    }
    for (JsonNode object : overlay.objects()) {
      for (JsonNode named : hosts(object)) {
        if (!named.asText().equals(host)) {
          wrong.add("%s: is for %s, not %s".formatted(Overlay.idOf(object), named.asText(), host));
        }
      }
    }
    equal(overlay, "Gateway", "/spec/gatewayClassName", "GATEWAY_CLASS", wrong);
    equal(overlay, "Certificate", "/spec/issuerRef/name", "CLUSTER_ISSUER", wrong);
    overlay
        .all("Certificate")
        .filter(issued -> !issued.at("/spec/issuerRef/kind").asText().equals("ClusterIssuer"))
        .forEach(issued -> wrong.add(Overlay.idOf(issued) + ": is not from a ClusterIssuer"));
    equal(overlay, "ObjectStore", "/spec/configuration/destinationPath", "BACKUP_PATH", wrong);
    return wrong.stream();
  }

  private static List<JsonNode> hosts(JsonNode object) {
    List<JsonNode> hosts = new ArrayList<>();
    switch (object.path("kind").asText()) {
      case "Gateway" ->
          object.at("/spec/listeners").forEach(each -> hosts.add(each.path("hostname")));
      case "Certificate" -> object.at("/spec/dnsNames").forEach(hosts::add);
      case "Ingress" -> {
        object.at("/spec/rules").forEach(rule -> hosts.add(rule.path("host")));
        object.at("/spec/tls").forEach(tls -> tls.path("hosts").forEach(hosts::add));
      }
      default -> {}
    }
    return hosts;
  }

  private static void equal(
      Overlay overlay, String kind, String field, String key, List<String> wrong) {
    String wanted = overlay.setting(key);
    overlay
        .all(kind)
        .map(object -> Map.entry(Overlay.idOf(object), object.at(field).asText()))
        .filter(found -> wanted.isEmpty() || !found.getValue().equals(wanted))
        .forEach(
            found ->
                wrong.add(
                    "%s: has %s where %s says %s"
                        .formatted(found.getKey(), found.getValue(), key, wanted)));
  }
}
