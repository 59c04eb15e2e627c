package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTest {
  static List<String> overlays() throws IOException {
    try (Stream<Path> folders = Files.list(Repository.root().resolve("k8s/overlays"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Wherever e-mails can be sent, a prize needs a verified address. */
  @ParameterizedTest
  @MethodSource("overlays")
  void theEmailGateIsOnWhereThereIsMail(String name) {
    Overlay overlay = Repository.overlay(name);
    boolean mail = !overlay.setting("QUIZCAST_MAIL_HOST").isEmpty();
    assertThat(mail).isEqualTo(!overlay.isLocal());
    for (String gate : List.of("QUIZCAST_GAME_EMAIL_GATE", "QUIZCAST_VERIFICATION_ENABLED")) {
      assertThat(overlay.setting(gate)).as(gate).isEqualTo(mail ? "true" : "");
    }
  }

  /** If two clusters archived into one folder, neither could be restored. */
  @ParameterizedTest
  @ValueSource(strings = {"PUBLIC_HOST", "BACKUP_PATH", "QUIZCAST_ADS_S3_NAME"})
  void stagingSharesNothingWithProduction(String key) {
    String production = Repository.overlay("production").setting(key);
    assertThat(production).isNotEmpty();
    assertThat(Repository.overlay("staging").setting(key)).isNotEmpty().isNotEqualTo(production);
    assertThat(Repository.overlay("production-managed").setting(key)).isEqualTo(production);
  }

  /**
   * Hosts, classes and buckets are in one file, so that another installation has to change only
   * that file.
   */
  @Test
  void anotherInstallationChangesOneFile() throws IOException {
    Path k8s = Repository.root().resolve("k8s");
    try (Stream<Path> files = Files.walk(k8s.resolve("overlays"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.startsWith(k8s.resolve("overlays/local")))
                  .filter(OverlaysTest::namesAHost)
                  .map(file -> k8s.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "overlays/production/site/settings.env", "overlays/staging/site/settings.env");
    }
  }

  private static boolean namesAHost(Path file) {
    try {
      return Files.readString(file).contains(".example");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyOverlayPassesEveryCheck(String name) {
    Overlay overlay = Repository.overlay(name);
    assertThat(overlay.workloads()).isNotEmpty();
    assertThat(Checks.of(Repository.root()).values().stream().flatMap(c -> c.findings(overlay)))
        .isEmpty();
  }
}
