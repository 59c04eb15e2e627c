package io.quizcast.swarm.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.swarm.game.AcceptedFile.Promise;
import io.quizcast.swarm.game.ServerFrame.Accepted;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedFileTest {
  @TempDir Path directory;

  @Test
  void theLastAcknowledgementOfAPlayerAndQuestionCounts() throws Exception {
    Path path = directory.resolve("accepted.jsonl");
    try (AcceptedFile file = new AcceptedFile(path)) {
      file.append(1, 7, new Accepted(100, 2, "t1"), 3.2);
      file.append(2, 7, new Accepted(100, 0, "t1"), 3.9);
      file.append(1, 7, new Accepted(100, 1, "t2"), 9);
    }
    assertThat(AcceptedFile.read(path))
        .containsExactly(new Promise(1, 7, 100, 1), new Promise(2, 7, 100, 0));
  }
}
