package io.quizcast.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  private static final String NAME = "start-" + System.getProperty("java.vm.version") + ".aot";

  @TempDir Path build;
  private Path jar;

  @BeforeEach
  void makeJar() throws IOException {
    jar = Files.createDirectories(build.resolve("quarkus-app")).resolve("quarkus-run.jar");
    Files.createFile(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
  }

  @Test
  void onlyTheFirstStartOfTheFirstReplicaRecords() throws IOException {
    StartCache first = new StartCache(jar, true);

    assertThat(new StartCache(jar, false).options()).isEmpty();
    assertThat(first.options()).containsExactly("-XX:AOTCacheOutput=" + file(".new"));
    assertThat(first.options()).as("after kill -9").isEmpty();
  }

  @Test
  void aCompleteRecordingIsUsedByEveryReplica() throws IOException {
    Files.createFile(file(".new"));

    assertThat(new StartCache(jar, false).options()).containsExactly("-XX:AOTCache=" + file(""));
    assertThat(new StartCache(jar, true).options()).containsExactly("-XX:AOTCache=" + file(""));
  }

  @Test
  void anIncompleteRecordingIsRepeated() throws IOException {
    Files.createFile(file(".new"));
    Files.createFile(file(".new.config"));

    StartCache cache = new StartCache(jar, true);
    assertThat(cache.isRecording()).isTrue();
    assertThat(cache.options()).containsExactly("-XX:AOTCacheOutput=" + file(".new"));
  }

  @Test
  void aNewBuildIsRecordedAgain() throws IOException {
    Files.createFile(file(""));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(new StartCache(jar, true).options())
        .containsExactly("-XX:AOTCacheOutput=" + file(".new"));
  }

  @Test
  void theStartAfterAFailedOneUsesNoCache() throws IOException {
    Files.createFile(file(""));
    StartCache cache = new StartCache(jar, false);
    cache.distrust();

    assertThat(cache.options()).isEmpty();
  }

  private Path file(String suffix) {
    return build.toAbsolutePath().resolve(NAME + suffix);
  }
}
