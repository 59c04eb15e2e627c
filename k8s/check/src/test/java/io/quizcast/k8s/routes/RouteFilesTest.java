package io.quizcast.k8s.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.k8s.Repository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RouteFilesTest {
  private final Path folder = Repository.root().resolve("k8s");

  @Test
  void theWrittenFilesAreThoseOfTheTable() throws IOException {
    Routes routes = Routes.load();
    assertThat(folder.resolve("base/routes.yaml"))
        .as("./quizcast routes writes it")
        .hasContent(RouteFiles.httpRoutes(routes));
    assertThat(folder.resolve("components/ingress/ingress.yaml"))
        .as("./quizcast routes writes it")
        .hasContent(RouteFiles.ingresses(routes));
  }
}
