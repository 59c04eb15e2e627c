package io.quizcast.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBuildTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private Base base;
  private Path app;
  private Optional<Path> startCache = Optional.empty();

  @BeforeEach
  void anAppAndSomethingToStandOn() throws Exception {
    Path tar = folder.resolve("base.tar");
    Jib.fromScratch()
        .containerize(Containerizer.to(TarImage.at(tar).named("base")).setOfflineMode(true));
    base = Base.parse("tar:" + tar);
    app = folder.resolve("quarkus-app");
    for (String part : new String[] {"lib/boot", "lib/main", "quarkus", "app"}) {
      Files.createDirectories(app.resolve(part));
    }
    Files.writeString(app.resolve("quarkus-run.jar"), "run");
    Files.writeString(app.resolve("app/quiz.jar"), "app");
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(app.resolve("lib/main/g.a-1.jar")))) {
      jar.putNextEntry(new ZipEntry("META-INF/maven/g/a/pom.properties"));
      jar.write(
          "groupId=g\nartifactId=a\nversion=1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSameFilesGiveTheSameDigest() throws Exception {
    String first = build("one");
    assertThat(first).matches("sha256:[0-9a-f]{64}");
    assertThat(build("two")).isEqualTo(first);
    Files.writeString(app.resolve("app/quiz.jar"), "another app");
    assertThat(build("three")).isNotEqualTo(first);
  }

  @Test
  void imagesRunWithoutRootAndHaveLabels() throws Exception {
    build("one");
    JsonNode config = config(folder.resolve("one/quiz-service.tar"));
    assertThat(config.path("User").asText()).isEqualTo("10001:10001");
    assertThat(config.path("Entrypoint").toString()).endsWith("\"/work/quarkus-run.jar\"]");
    assertThat(config.path("Labels").path("org.opencontainers.image.revision").asText())
        .isEqualTo("abc");
    assertThat(config.path("Labels").path("org.opencontainers.image.base.name").asText())
        .isEqualTo(base.name());
  }

  @Test
  void anAotCacheIsIncludedAndUsed() throws Exception {
    build("one");
    assertThat(config(folder.resolve("one/quiz-service.tar")).path("Entrypoint").toString())
        .doesNotContain("AOTCache");
    startCache = Optional.of(Files.writeString(folder.resolve("quiz-service.aot"), "recorded"));
    build("two");
    assertThat(config(folder.resolve("two/quiz-service.tar")).path("Entrypoint").toString())
        .contains("\"-XX:AOTCache=/work/start.aot\",\"-jar\"");
  }

  @Test
  void theImageOfTheBotsPlaysTheProbeUnlessArgumentsNameAnotherCommand() throws Exception {
    Path bots = Files.createDirectories(folder.resolve("bots"));
    Files.createDirectories(bots.resolve("lib"));
    Files.writeString(bots.resolve("quizcast-swarm-1.0.0-SNAPSHOT.jar"), "bots");
    Path out = Files.createDirectories(folder.resolve("probe"));
    new ImageBuild("registry.example/q", "abc", false, out).probe(base, bots);
    JsonNode config = config(out.resolve("probe.tar"));
    assertThat(config.path("User").asText()).isEqualTo("10001:10001");
    assertThat(config.path("Entrypoint").toString()).endsWith("\"/work/swarm.jar\"]");
    assertThat(config.path("Cmd").toString()).isEqualTo("[\"probe\"]");
  }

  @Test
  void aVolumeForMediaBelongsToTheService() throws Exception {
    build("one");
    assertThat(owners(folder.resolve("one/quiz-service.tar")))
        .containsEntry("var/lib/quizcast/ads/", "10001:10001")
        .containsEntry("work/app/quiz.jar", "0:0");
  }

  @Test
  void theSbomListsEachLibraryWithItsHash() throws Exception {
    build("one");
    JsonNode sbom = MAPPER.readTree(folder.resolve("one/quiz-service.cdx.json").toFile());
    assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(sbom.at("/components/0/purl").asText()).isEqualTo("pkg:maven/g/a@1");
    assertThat(sbom.at("/components/0/hashes/0/content").asText()).matches("[0-9a-f]{64}");
    assertThat(sbom.path("components")).hasSize(1);
  }

  @Test
  void theSbomOfThePagesListsDependenciesWithoutDevelopmentOnes() throws Exception {
    Path lock = folder.resolve("package-lock.json");
    Files.writeString(
        lock,
        """
        {"packages": {
          "": {"name": "quizcast-web"},
          "player": {"name": "@quizcast/player"},
          "node_modules/@quizcast/player": {"resolved": "player", "link": true},
          "node_modules/@scope/part": {"version": "2.0.1", "integrity": "sha512-AQID"},
          "node_modules/vite": {"version": "8.0.0", "dev": true}}}
        """);
    JsonNode components = MAPPER.readTree(Sbom.ofPages(lock)).path("components");
    assertThat(components).hasSize(1);
    assertThat(components.at("/0/purl").asText()).isEqualTo("pkg:npm/%40scope/part@2.0.1");
    assertThat(components.at("/0/hashes/0/content").asText()).isEqualTo("010203");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eclipse-temurin:25-jre", "base", "base@sha256:12", ""})
  void aBaseThatMayChangeIsRefused(String name) {
    assertThatThrownBy(() -> Base.parse(name)).hasMessageContaining("NAME@sha256:DIGEST");
  }

  private String build(String into) throws Exception {
    Path out = Files.createDirectories(folder.resolve(into));
    return new ImageBuild("registry.example/q", "abc", false, out)
        .service("quiz-service", base, app, startCache);
  }

  private static Map<String, String> owners(Path tar) throws IOException {
    Map<String, String> owners = new TreeMap<>();
    try (TarArchiveInputStream layers = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var layer = layers.getNextEntry(); layer != null; layer = layers.getNextEntry()) {
        if (layer.getName().endsWith(".tar.gz")) {
          TarArchiveInputStream files = new TarArchiveInputStream(new GZIPInputStream(layers));
          for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
            owners.put(file.getName(), file.getLongUserId() + ":" + file.getLongGroupId());
          }
        }
      }
    }
    return owners;
  }

  /** The configuration of an image in a docker-save file. The manifest names its file. */
  private static JsonNode config(Path tar) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream in = Files.newInputStream(tar);
        TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".json")) {
          files.put(entry.getName(), entries.readAllBytes());
        }
      }
    }
    JsonNode manifest = MAPPER.readTree(files.get("manifest.json"));
    return MAPPER.readTree(files.get(manifest.at("/0/Config").asText())).path("config");
  }
}
