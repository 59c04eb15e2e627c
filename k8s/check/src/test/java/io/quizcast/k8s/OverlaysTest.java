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

  /** A prize needs a verified address wherever e-mails can be sent. */
  @ParameterizedTest
  @MethodSource("overlays")
  void theEmailGateIsOnWhereThereIsMail(Path folder) throws IOException {
    Path file = folder.resolve("settings.env");
    if (!Files.exists(file)) {
      // It takes those of another overlay.
      file = Repository.root().resolve("k8s/overlays/production/settings.env");
    }
    List<String> settings = Files.readAllLines(file);
    boolean mail = settings.stream().anyMatch(line -> line.startsWith("QUIZCAST_MAIL_HOST="));
    assertThat(mail).isEqualTo(!folder.endsWith("local"));
    assertThat(settings.contains("QUIZCAST_GAME_EMAIL_GATE=true")).isEqualTo(mail);
    assertThat(settings.contains("QUIZCAST_VERIFICATION_ENABLED=true")).isEqualTo(mail);
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
