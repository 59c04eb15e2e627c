package io.quizcast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that no log of PostgreSQL repeats rows or statements, which contain personal data. */
class DatabaseLogsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy/compose/compose.yaml",
        "k8s/overlays/local/postgres.yaml",
        "k8s/components/operators/state/postgres.yaml"
      })
  void failedStatementsAreNotLogged(String file) throws IOException {
    assertThat(Files.readString(Repository.root().resolve(file)))
        .containsPattern("log_error_verbosity(=|: )terse")
        .containsPattern("log_min_error_statement(=|: )panic");
  }
}
