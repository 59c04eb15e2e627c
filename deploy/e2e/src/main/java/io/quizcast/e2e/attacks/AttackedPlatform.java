package io.quizcast.e2e.attacks;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.PublicApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A running platform behind the NGINX that is shipped. Closing it stops only NGINX. */
record AttackedPlatform(RunningPlatform platform, ShippedEdge edge) implements AutoCloseable {

  static AttackedPlatform of(RunningPlatform platform) throws IOException, InterruptedException {
    Map<String, List<Integer>> ports = new HashMap<>(ports(platform));
    ports.put(ShippedEdge.PAGES, List.of(platform.api().base().getPort()));
    Path folder = Files.createDirectories(platform.home().resolve("work/nginx"));
    return new AttackedPlatform(platform, ShippedEdge.start(platform.repository(), folder, ports));
  }

  /** The public routes, through NGINX. */
  PublicApi api() {
    return new PublicApi(edge.base());
  }

  /** The ports of the replicas, by service. */
  Map<String, List<Integer>> ports() throws IOException, InterruptedException {
    return ports(platform);
  }

  private static Map<String, List<Integer>> ports(RunningPlatform platform)
      throws IOException, InterruptedException {
    return platform.members().stream()
        .collect(
            Collectors.groupingBy(
                RunningPlatform.Member::service,
                Collectors.mapping(RunningPlatform.Member::port, Collectors.toList())));
  }

  @Override
  public void close() {
    edge.close();
  }
}
