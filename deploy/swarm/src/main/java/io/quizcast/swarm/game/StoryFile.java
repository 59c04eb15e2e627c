package io.quizcast.swarm.game;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.game.PlayerStory.Answer;
import io.quizcast.swarm.game.PlayerStory.Out;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with what each bot saw, one JSON line each, for checks after the game. */
public final class StoryFile {
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
        line.set("back_millis", json.valueToTree(story.backMillis()));
        line.set("accepted", json.valueToTree(story.accepted()));
        line.set("results", json.valueToTree(story.results()));
        ObjectNode answers = line.putObject("answers");
        story
            .answers()
            .forEach(
                (question, answer) ->
                    answers
                        .putObject(question.toString())
                        .put("option", answer.option())
                        .put("in_time", answer.inTime()));
        Out end = story.out();
        if (end != null) {
          line.putObject("out")
              .put("question_id", end.questionId())
              .put("question_number", end.questionNumber())
              .put("reason", end.reason());
        }
        out.write(json.writeValueAsString(line));
        out.write('\n');
      }
    }
  }

  /** Reads the stories; the times of answers are not stored. */
  public static List<PlayerStory> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<PlayerStory> stories = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      stories.add(story(json.readTree(text)));
    }
    return stories;
  }

  private static PlayerStory story(JsonNode line) {
    Account account =
        new Account(line.path("name").asText(), line.path("user_id").asLong(), "", 0, "");
    PlayerStory story =
        new PlayerStory(account, Behaviour.valueOf(line.path("behaviour").asText("GOOD")));
    story.spectator = line.path("spectator").asBoolean();
    story.sawFinish = line.path("saw_finish").asBoolean();
    story.sawResults = line.path("saw_results").asBoolean();
    line.path("shared_frames").forEach(frame -> story.sharedFrames.add(frame.asLong()));
    line.path("close_codes").forEach(code -> story.closeCodes.add(code.asInt()));
    line.path("back_millis").forEach(back -> story.backMillis.add(back.asLong()));
    line.path("accepted")
        .properties()
        .forEach(one -> story.accepted.put(Long.valueOf(one.getKey()), one.getValue().asInt()));
    line.path("results")
        .properties()
        .forEach(one -> story.results.put(Long.valueOf(one.getKey()), one.getValue().asBoolean()));
    line.path("answers")
        .properties()
        .forEach(
            one ->
                story.answers.put(
                    Long.valueOf(one.getKey()),
                    new Answer(
                        one.getValue().path("option").asInt(),
                        0,
                        one.getValue().path("in_time").asBoolean())));
    JsonNode out = line.path("out");
    if (out.isObject()) {
      story.out =
          new Out(
              out.path("question_id").asLong(),
              out.path("question_number").asInt(),
              out.path("reason").asText());
    }
    return story;
  }
}
