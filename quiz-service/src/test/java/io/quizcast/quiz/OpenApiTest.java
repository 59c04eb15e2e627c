package io.quizcast.quiz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.OpenApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the OpenAPI document with the routes of the contract and of the edge. */
@QuarkusTest
class OpenApiTest {
  private static final Path LOCAL = Path.of("../deploy/local/src");

  /**
   * This route is outside the REST layer, so the document lacks it; {@code AdRoutesTest} tests it.
   */
  private static final Set<String> FILES = Set.of("GET /uploads/ads/{file}");

  @Test
  void everyRouteOfTheContractIsPublished() throws IOException {
    Set<String> ours = routesOfThisService();
    Set<String> contract =
        Files.readAllLines(LOCAL.resolve("test/resources/contract-routes.txt")).stream()
            .filter(ours::contains)
            .filter(route -> !FILES.contains(route))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(contract).hasSizeGreaterThan(20);
    assertThat(published()).containsAll(contract);
  }

  @Test
  void publishedRoutesAreExactlyTheOnesOfTheEdge() throws IOException {
    Set<String> routes = routesOfThisService();
    routes.removeAll(FILES);
    assertThat(published()).isEqualTo(routes);
  }

  /** The pages generate their types from this document. */
  @Test
  void thePagesKnowTheDocument() throws IOException {
    OpenApiDocument.assertKnownToThePages("quiz-service", document());
  }

  private static String document() {
    return given().queryParam("format", "JSON").get("/q/openapi").asString();
  }

  private static Set<String> published() throws IOException {
    JsonNode paths = new ObjectMapper().readTree(document()).path("paths");
    Set<String> routes = new TreeSet<>();
    paths
        .properties()
        .forEach(
            path -> {
              // Internal routes cannot be reached through the edge.
              if (!path.getKey().startsWith("/internal/")) {
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
              }
            });
    return routes;
  }

  private static Set<String> routesOfThisService() throws IOException {
    List<String> lines = Files.readAllLines(LOCAL.resolve("main/resources/routes.yaml"));
    Set<String> routes = new TreeSet<>();
    boolean ours = false;
    for (String line : lines) {
      if (!line.startsWith(" ") && !line.isBlank() && !line.startsWith("#")) {
        ours = line.startsWith("quiz-service:");
      } else if (ours && line.strip().startsWith("- ")) {
        routes.add(line.strip().substring(2).strip());
      }
    }
    return routes;
  }
}
