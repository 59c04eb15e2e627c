package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {
  static List<Path> overlays() throws IOException {
    try (Stream<Path> folders = Files.list(Repository.root().resolve("k8s/overlays"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyOverlayPassesEveryCheck(Path folder) {
    Overlay overlay = Overlay.render(folder);
    assertThat(overlay.workloads()).isNotEmpty();
    assertThat(Checks.of(Repository.root()).values().stream().flatMap(c -> c.findings(overlay)))
        .isEmpty();
  }
}
