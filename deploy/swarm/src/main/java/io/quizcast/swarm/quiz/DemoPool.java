package io.quizcast.swarm.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Questions for the shared pool in Russian, Kazakh and English, so that a fresh platform can play a
 * quiz with pool questions.
 *
 * @param questions the body of {@code POST /api/admin/question-pool}
 */
public record DemoPool(ObjectNode questions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static DemoPool read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DemoPool.class.getResourceAsStream("demo-pool.json"))) {
      ObjectNode body = JSON.createObjectNode();
      ArrayNode questions = body.putArray("questions");
      for (JsonNode source : JSON.readTree(in).path("questions")) {
        ObjectNode question = QuizDraft.inContractShape(source);
        question.set("category", source.path("category"));
        questions.add(question.put("source", "Quizcast demo"));
      }
      return new DemoPool(body);
    }
  }

  /**
   * Uploads the questions if the pool is empty; a pool with only used questions is not empty.
   * Returns how many were added.
   */
  public int fillIfEmpty(AdminSession admin) throws IOException, InterruptedException {
    if (admin.get("/api/admin/question-pool/stats").path("total").asInt() > 0) {
      return 0;
    }
    return admin.post("/api/admin/question-pool", questions).path("total").asInt();
  }
}
