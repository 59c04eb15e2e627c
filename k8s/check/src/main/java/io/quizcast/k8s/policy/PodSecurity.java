package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import io.quizcast.k8s.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the pod security standard "restricted", a read-only root file system, and that no pod has
 * a service account token.
 */
public final class PodSecurity implements Check {
  private static final String ENFORCED = "/metadata/labels/pod-security.kubernetes.io~1enforce";

  @Override
  public Stream<String> findings(Overlay overlay) {
    Stream<String> namespaces =
        overlay
            .all("Namespace")
            .filter(namespace -> !namespace.at(ENFORCED).asText().equals("restricted"))
            .map(namespace -> Overlay.idOf(namespace) + ": does not enforce restricted pods");
    Stream<String> accounts =
        overlay
            .all("ServiceAccount")
            .filter(account -> account.path("automountServiceAccountToken").asBoolean(true))
            .map(account -> Overlay.idOf(account) + ": hands out tokens");
    Stream<String> pods = overlay.workloads().stream().flatMap(each -> findings(each, overlay));
    return Stream.of(namespaces, accounts, pods).flatMap(all -> all);
  }

  private static Stream<String> findings(Workload workload, Overlay overlay) {
    List<String> wrong = new ArrayList<>();
    JsonNode pod = workload.pod();
    JsonNode security = pod.path("securityContext");
    if (!security.path("runAsNonRoot").asBoolean()) {
      wrong.add("may run as root");
    }
    if (!security.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
      wrong.add("has no seccomp profile");
    }
    if (pod.path("automountServiceAccountToken").asBoolean(true)) {
      wrong.add("mounts a token of the cluster");
    }
    String account = pod.path("serviceAccountName").asText();
    if (overlay.find("ServiceAccount", account).isEmpty()) {
      wrong.add("has no ServiceAccount of its own");
    }
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (pod.path(host).asBoolean()) {
        wrong.add("has " + host);
      }
    }
    pod.path("volumes")
        .forEach(
            volume -> {
              if (volume.has("hostPath")) {
                wrong.add("mounts a folder of the node");
              }
            });
    for (JsonNode container : workload.containers()) {
      String name = "container " + container.path("name").asText();
      JsonNode own = container.path("securityContext");
      if (own.path("allowPrivilegeEscalation").asBoolean(true)) {
        wrong.add(name + " may gain privileges");
      }
      if (!own.path("readOnlyRootFilesystem").asBoolean()) {
        wrong.add(name + " can write to its root");
      }
      if (!own.at("/capabilities/drop/0").asText().equals("ALL")
          || own.at("/capabilities").has("add")) {
        wrong.add(name + " keeps capabilities");
      }
    }
    return wrong.stream().map(what -> workload.id() + ": " + what);
  }
}
