package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.proof.GameProof;
import io.quizcast.contracts.proof.ProofBuilder;
import io.quizcast.contracts.proof.ProofCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Builds the proof of a game with ten thousand players who all answer every question. */
class LargeProofTest {
  private static final int PLAYERS = 10_000;
  private static final int QUESTIONS = 10;
  private static final int MAX_BYTES = 600_000;

  @Test
  void theProofOfTenThousandPlayersHoldsAndIsSmall() throws IOException {
    PlayedGame game = new PlayedGame(QUESTIONS, 1_000_000, false);
    game.join(PLAYERS);
    game.heartbeat("g1");
    game.tick();
    Random times = new Random(7);
    for (int question = 1; question <= QUESTIONS; question++) {
      game.tick();
      game.tick();
      for (int user = 1; user <= PLAYERS; user++) {
        game.answer(user, PlayedGame.RIGHT, times.nextInt(10_000));
      }
      game.heartbeat("g1");
      game.windowOver("g1");
      game.tick();
    }
    game.tick();
    ProofBuilder builder = new ProofBuilder(PlayedGame.QUIZ);
    game.events.forEach(builder::add);
    GameProof proof = builder.build().orElseThrow();

    assertThat(proof.bundle().winners()).hasSize(PLAYERS);
    assertThat(ProofCheck.run(proof)).isEmpty();
    assertThat(packed(proof.bundle()) + packed(proof.answers())).isLessThan(MAX_BYTES);
  }

  private static int packed(Object document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Wire.JSON.writeValueAsBytes(document));
    }
    return bytes.size();
  }
}
