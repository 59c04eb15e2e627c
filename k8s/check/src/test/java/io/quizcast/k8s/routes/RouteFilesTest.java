package io.quizcast.k8s.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.k8s.Repository;
import org.junit.jupiter.api.Test;

class RouteFilesTest {
  @Test
  void theGeneratedFilesMatchTheTable() {
    assertThat(RouteFiles.all(Routes.load()))
        .isNotEmpty()
        .allSatisfy(
            (file, text) ->
                assertThat(Repository.root().resolve(file))
                    .as("./quizcast routes writes it")
                    .hasContent(text));
  }
}
