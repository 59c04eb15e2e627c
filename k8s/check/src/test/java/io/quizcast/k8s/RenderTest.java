package io.quizcast.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how {@code k8s/render} names Jobs when settings or images change. */
class RenderTest {
  private static final String OVERLAY = "production";

  private static String unchanged;

  @TempDir Path copy;

  @BeforeAll
  static void theRepositoryItself() throws Exception {
    unchanged = run(Repository.root(), OVERLAY);
  }

  @BeforeEach
  void aCopyOfTheManifests() throws IOException {
    for (String folder : new String[] {"k8s/base", "k8s/components", "k8s/overlays"}) {
      copy(folder);
    }
    for (String folder : new String[] {"deploy/telemetry", "deploy/compose"}) {
      copy(folder);
    }
    Files.copy(
        Repository.root().resolve("k8s/render"),
        copy.resolve("k8s/render"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void theSameContentGivesTheSameNames() throws Exception {
    assertThat(jobs()).hasSize(4).isEqualTo(jobs(unchanged));
  }

  @Test
  void eachChangeOfSettingsCreatesJobsWithNewNames() throws Exception {
    Path settings = copy.resolve("k8s/overlays/production/site/settings.env");
    Set<String> seen = new HashSet<>(jobs(unchanged));
    Set<String> quiet = onlyQuiet(seen);
    for (int change = 1; change <= 2; change++) {
      Files.writeString(
          settings,
          Files.readString(settings)
              .replaceFirst("QUARKUS_MAILER_PORT=.*", "QUARKUS_MAILER_PORT=" + (2500 + change)));
      Set<String> now = jobs();
      assertThat(now).hasSize(4);
      // The Job that waits for the end of games reads single settings from the ConfigMap, so it
      // must refer to the ConfigMap's new name.
      assertThat(seen).doesNotContainAnyElementsOf(now);
      seen.addAll(now);
    }
    assertThat(quiet).hasSize(1);
  }

  @Test
  void aNewImageRenamesOnlyTheJobsThatRunIt() throws Exception {
    Set<String> before = jobs(unchanged);
    Path images = copy.resolve("k8s/components/images/kustomization.yaml");
    String changed =
        Files.readString(images)
            .replaceFirst(
                "(name: quizcast/user-service\\s+newName: \\S+\\s+digest: )\\S+",
                "$1sha256:" + "ab".repeat(32));
    Files.writeString(images, changed);
    Set<String> replaced = new TreeSet<>(before);
    Set<String> after = jobs();
    replaced.removeAll(after);
    assertThat(replaced).singleElement().asString().startsWith("migrate-users-");
    assertThat(after).hasSize(4);
  }

  @Test
  void everythingButAJobKeepsItsName() {
    Set<String> rendered =
        names(unchanged).filter(id -> !id.startsWith("Job/")).collect(Collectors.toSet());
    Set<String> plain =
        Repository.overlay(OVERLAY).objects().stream()
            .map(Overlay::idOf)
            .filter(id -> !id.startsWith("Job/"))
            .collect(Collectors.toSet());
    assertThat(rendered).isEqualTo(plain);
  }

  @Test
  void aStepContainsOnlyItsObjects() throws Exception {
    assertThat(names(run(copy, OVERLAY, "migrate")))
        .hasSize(3)
        .allMatch(id -> id.startsWith("Job/migrate-"));
  }

  /** Otherwise {@code kubectl apply} behind it would apply nothing and succeed. */
  @Test
  void anOverlayThatCannotBeRenderedIsAnError() throws Exception {
    Process process = start(copy, "absent");
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor()).isNotZero();
  }

  private static Set<String> onlyQuiet(Set<String> jobs) {
    return jobs.stream()
        .filter(name -> name.startsWith("wait-for-quiet-"))
        .collect(Collectors.toSet());
  }

  private Set<String> jobs() throws Exception {
    return jobs(run(copy, OVERLAY));
  }

  private static Set<String> jobs(String rendered) {
    return names(rendered)
        .filter(id -> id.startsWith("Job/"))
        .map(id -> id.substring("Job/".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(String rendered) {
    return Overlay.parse(rendered).stream().map(Overlay::idOf);
  }

  private static String run(Path repository, String... arguments) throws Exception {
    Process process = start(repository, arguments);
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  private static Process start(Path repository, String... arguments) throws IOException {
    return new ProcessBuilder(
            Stream.concat(
                    Stream.of(repository.resolve("k8s/render").toString()), Stream.of(arguments))
                .toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void copy(String folder) throws IOException {
    Path from = Repository.root().resolve(folder);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(folder).resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }
}
