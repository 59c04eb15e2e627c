package io.quizcast.contracts.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.proof.ProofCheck.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the proof of the game in {@code games/proof.txt}. The page "Verify this game" is tested
 * with the same golden files, so that both verifiers follow the same rules.
 */
class ProofTest {
  private static final String BUNDLE = "/golden/proof.json";
  private static final String ANSWERS = "/golden/proof-answers.json";

  private static GameProof played() throws IOException {
    ProofBuilder builder = new ProofBuilder(7);
    for (String line : text("/games/proof.txt").lines().toList()) {
      if (line.startsWith("< ")) {
        String json = line.substring(line.indexOf(" | ") + 3);
        builder.add(Wire.JSON.readValue(json, GameEvent.class));
      }
    }
    return builder.build().orElseThrow();
  }

  private static GameProof golden() throws IOException {
    return read(Wire.JSON.readTree(text(BUNDLE)), Wire.JSON.readTree(text(ANSWERS)));
  }

  private static GameProof read(JsonNode bundle, JsonNode answers) throws IOException {
    return new GameProof(
        Wire.JSON.treeToValue(bundle, ProofBundle.class),
        Wire.JSON.treeToValue(answers, ProofAnswers.class));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ProofTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theProofOfAPlayedGameEqualsTheGoldenFile() throws IOException {
    GameProof proof = played();

    if (Boolean.getBoolean("recordings.write")) {
      write(BUNDLE, proof.bundle());
      write(ANSWERS, proof.answers());
    }
    assertThat(Wire.JSON.writeValueAsString(proof.bundle())).isEqualTo(text(BUNDLE).strip());
    assertThat(Wire.JSON.writeValueAsString(proof.answers())).isEqualTo(text(ANSWERS).strip());
  }

  private static void write(String resource, Object document) throws IOException {
    Path file = Path.of("src/test/resources" + resource);
    Files.writeString(file, Wire.JSON.writeValueAsString(document) + "\n");
  }

  @Test
  void theGoldenProofHolds() throws IOException {
    assertThat(ProofCheck.run(golden())).isEmpty();
  }

  /** Without this check the tampering tests below might not cover all parts of a proof. */
  @Test
  void theGoldenGameHasANoShowARemovalTwoVoidsAndAnUnpaidSurvivor() throws IOException {
    ProofBundle bundle = golden().bundle();

    assertThat(bundle.noShows()).containsExactly(0);
    assertThat(bundle.removed()).containsExactly(new ProofBundle.Removal(5, 2));
    assertThat(bundle.unpayable()).containsExactly(2);
    assertThat(bundle.questions())
        .filteredOn(ProofBundle.Question::voided)
        .extracting(ProofBundle.Question::isJudged)
        .containsExactly(true, false);
    assertThat(bundle.winners()).containsExactly(1, 3);
    assertThat(bundle.shares()).containsExactly(500, 501);
  }

  /** The published documents must not contain user ids. This game has the ids 10, 20 … 95. */
  @Test
  void neitherDocumentHasAFieldForAUser() throws IOException {
    assertThat(text(BUNDLE) + text(ANSWERS)).doesNotContain("user").doesNotContain("name");
  }

  static Stream<Arguments> tampering() {
    return Stream.of(
        tampered("right option", "question 1", (b, a) -> question(b, 0).put("right_option", 2)),
        tampered("nonce", "question 2", (b, a) -> question(b, 1).put("nonce", "cd".repeat(32))),
        tampered("one answer", "question 1", (b, a) -> column(a, 0, "options").set(6, 1)),
        tampered("elapsed time", "question 5", (b, a) -> column(a, 3, "elapsed_ms").set(1, 899)),
        tampered("survivor", "question 5", (b, a) -> question(b, 4).put("passed", 4)),
        tampered("share", "shares", (b, a) -> ((ArrayNode) b.get("shares")).set(0, 501)),
        tampered("order", "question 2", (b, a) -> swap((ArrayNode) b.get("questions"))),
        tampered("missing seat", "question 3", (b, a) -> column(a, 2, "options").remove(9)),
        tampered(
            "setting",
            "settings",
            (b, a) -> ((ObjectNode) b.get("settings")).put("late_grace_ms", 501)),
        tampered(
            "hash", "question 3", (b, a) -> question(b, 2).put("answers_hash", "0".repeat(64))),
        tampered("winner", "winners", (b, a) -> ((ArrayNode) b.get("winners")).set(1, 4)),
        tampered("results", "results", (b, a) -> b.put("results_hash", "0".repeat(64))),
        tampered("no-show", "question 1", (b, a) -> ((ArrayNode) b.get("no_shows")).removeAll()),
        tampered("log's hash", "bundle", (b, a) -> b.put("logged_results_hash", "0".repeat(64))));
  }

  private static Arguments tampered(
      String what, String part, BiConsumer<ObjectNode, ObjectNode> change) {
    return Arguments.of(what, part, change);
  }

  private static ObjectNode question(ObjectNode bundle, int index) {
    return (ObjectNode) bundle.get("questions").get(index);
  }

  private static ArrayNode column(ObjectNode answers, int sheet, String name) {
    return (ArrayNode) answers.get("sheets").get(sheet).get(name);
  }

  private static void swap(ArrayNode questions) {
    JsonNode first = questions.get(0);
    questions.set(0, questions.get(1));
    questions.set(1, first);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampering")
  void tamperingIsReported(String what, String part, BiConsumer<ObjectNode, ObjectNode> change)
      throws IOException {
    ObjectNode bundle = (ObjectNode) Wire.JSON.readTree(text(BUNDLE));
    ObjectNode answers = (ObjectNode) Wire.JSON.readTree(text(ANSWERS));
    change.accept(bundle, answers);

    assertThat(ProofCheck.run(read(bundle, answers))).extracting(Finding::part).contains(part);
  }

  /** Tests that the proof no longer holds if any digit of the bundle is changed. */
  @Test
  void everyChangedDigitOfTheBundleIsFound() throws IOException {
    String bundle = text(BUNDLE);
    JsonNode answers = Wire.JSON.readTree(text(ANSWERS));
    for (int i = 0; i < bundle.length(); i++) {
      char was = bundle.charAt(i);
      if (was >= '0' && was <= '9') {
        String changed =
            bundle.substring(0, i)
                + (was == '9' ? '8' : (char) (was + 1))
                + bundle.substring(i + 1);
        assertThat(ProofCheck.run(read(Wire.JSON.readTree(changed), answers)))
            .as("digit at %d", i)
            .isNotEmpty();
      }
    }
  }
}
