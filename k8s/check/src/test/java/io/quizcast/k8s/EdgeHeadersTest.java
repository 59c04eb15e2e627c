package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.edge.SecurityHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the edges of production send the same headers as the local edge, and that they have
 * limits. How these work is tested in a real NGINX by {@code HostileCallersTest} in deploy/e2e.
 */
class EdgeHeadersTest {
  private static final Pattern ADDED =
      Pattern.compile("(?m)^\\s*add_header ([A-Za-z-]+) \"([^\"]*)\" always;$");

  @ParameterizedTest
  @ValueSource(strings = {"deploy/compose/edge-server.conf", "deploy/images/web/nginx.conf"})
  void everyEdgeSendsTheSameHeaders(String file) throws IOException {
    Map<String, String> added = new HashMap<>();
    ADDED
        .matcher(read(file))
        .results()
        .forEach(header -> added.put(header.group(1), header.group(2)));
    assertThat(added).isEqualTo(SecurityHeaders.ALWAYS);
  }

  /** An add_header in a location drops the headers of the server block. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy/compose/edge-server.conf",
        "deploy/compose/routes.conf",
        "deploy/images/web/nginx.conf"
      })
  void noLocationAddsAHeaderOfItsOwn(String file) throws IOException {
    assertThat(Pattern.compile("location [^{]*\\{[^}]*add_header").matcher(read(file)).find())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy/compose/edge.conf", "deploy/images/web/nginx.conf"})
  void slowAndIdleCallersAreBounded(String file) throws IOException {
    assertThat(read(file))
        .contains("client_header_timeout 10s;")
        .contains("client_body_timeout 10s;")
        .containsPattern("keepalive_timeout [36]0s;")
        .contains("reset_timedout_connection on;");
  }

  @Test
  void theEdgeOfComposeLimitsConnectionsAndBodies() throws IOException {
    assertThat(read("deploy/compose/edge-server.conf"))
        .contains("limit_conn address 200;")
        .contains("client_max_body_size 4m;")
        .contains("proxy_request_buffering on;");
    assertThat(read("deploy/compose/routes.conf").lines())
        .filteredOn(line -> line.contains("client_max_body_size"))
        .hasSize(5);
    // As many silent connections as one attacker opens must leave room for others.
    assertThat(read("deploy/compose/nginx.conf"))
        .contains("worker_processes 2;")
        .contains("worker_connections 16384;");
    assertThat(read("k8s/components/ingress/ingress.yaml"))
        .contains("limit-connections: \"200\"")
        .contains("proxy-body-size: 4m");
  }

  private static String read(String file) throws IOException {
    return Files.readString(Repository.root().resolve(file));
  }
}
