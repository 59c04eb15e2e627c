package io.quizcast.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quizcast.e2e.telemetry.Queries.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the dashboards without a platform. */
class DashboardsTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final String PAGES = "${docs}/";

  static List<Path> dashboards() throws IOException {
    return Stream.concat(
            Queries.dashboards(Queries.FOLDER.resolve("dashboards")).stream(),
            Queries.dashboards(Queries.FOLDER.resolve("stores")).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatItShowsAndLinksToARunbookThatExists(Path file) throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
    assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
        .contains("datasource", "docs")
        .containsAnyOf("instance", "namespace");
    assertThat(dashboard.at("/annotations/list")).isNotEmpty();
    assertThat(dashboard.path("links")).isNotEmpty();
    int thresholds = 0;
    int runbooks = 0;
    for (JsonNode panel : dashboard.path("panels")) {
      String title = panel.path("title").asText();
      assertThat(panel.path("description").asText()).as(title).endsWith(".");
      thresholds += panel.at("/fieldConfig/defaults/thresholds/steps").isEmpty() ? 0 : 1;
      for (JsonNode link : panel.path("links")) {
        String url = link.path("url").asText();
        assertThat(url).startsWith(PAGES);
        assertThat(REPOSITORY.resolve(url.substring(PAGES.length()))).exists();
        runbooks++;
      }
    }
    assertThat(runbooks).as("links to runbooks").isPositive();
    if (!file.endsWith("auth.json")) {
      assertThat(thresholds).as("panels with thresholds").isPositive();
    }
  }

  /** The panels of the stores have no data here, but promtool parses their queries. */
  @Test
  void theQueriesOfTheStoresAreValid(@TempDir Path folder) throws Exception {
    List<Query> queries = new ArrayList<>(Queries.ofStores());
    assertThat(queries).hasSizeGreaterThan(15);
    ObjectNode rules = new ObjectMapper().createObjectNode();
    var group = rules.putArray("groups").addObject().put("name", "stores").putArray("rules");
    for (int i = 0; i < queries.size(); i++) {
      group.addObject().put("record", "stores:query:" + i).put("expr", queries.get(i).text());
    }
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, new YAMLMapper().writeValueAsString(rules));
    Tool.Run run = Tool.PROMTOOL.run("check", "rules", file.toString());
    assertThat(run.code()).as(run.output()).isZero();
  }
}
