package io.quizcast.swarm.game;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What each bot saw, a JSON line each, for checks that run without the crowd. */
final class StoryFile {
  private StoryFile() {}

  static void write(Path file, List<PlayerStory> stories) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (PlayerStory story : stories) {
        ObjectNode line =
            json.createObjectNode()
                .put("user_id", story.userId())
                .put("name", story.name())
                .put("behaviour", story.behaviour().name())
                .put("spectator", story.spectator())
                .put("saw_finish", story.sawFinish())
                .put("saw_results", story.sawResults());
        line.set("shared_frames", json.valueToTree(story.sharedFrames()));
        line.set("close_codes", json.valueToTree(story.closeCodes()));
        line.set("results", json.valueToTree(story.results()));
        PlayerStory.Out out1 = story.out();
        if (out1 != null) {
          line.putObject("out")
              .put("question_id", out1.questionId())
              .put("question_number", out1.questionNumber())
              .put("reason", out1.reason());
        }
        out.write(json.writeValueAsString(line));
        out.write('\n');
      }
    }
  }
}
