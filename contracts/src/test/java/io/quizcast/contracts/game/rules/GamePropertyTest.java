package io.quizcast.contracts.game.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.GameCommand.Bar;
import io.quizcast.contracts.game.GameCommand.Cancel;
import io.quizcast.contracts.game.GameCommand.Extend;
import io.quizcast.contracts.game.GameCommand.Pause;
import io.quizcast.contracts.game.GameCommand.Present;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameCommand.Resume;
import io.quizcast.contracts.game.GameCommand.VoidQuestion;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionVoided;
import io.quizcast.contracts.game.GameSnapshot;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GamePropertyTest {
  private static final int PLAYERS = 5;

  /** One random step: an answer, a gateway's command, the clock, or the host. */
  record Step(int kind, int user, int option, int elapsed) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kind = Arbitraries.integers().between(0, 19);
    Arbitrary<Integer> user = Arbitraries.integers().between(1, PLAYERS + 1);
    Arbitrary<Integer> option = Arbitraries.integers().between(-1, 3);
    Arbitrary<Integer> elapsed = Arbitraries.integers().between(0, 12_000);
    return net.jqwik.api.Combinators.combine(kind, user, option, elapsed)
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(150);
  }

  @Property(tries = 300)
  void guaranteesHoldInEveryRandomGame(
      @ForAll("steps") List<Step> steps, @ForAll boolean finishOnZero) {
    PlayedGame game = new PlayedGame(4, 1_000, finishOnZero);
    game.join(1);
    game.joinPacked(1, 2, 3, 4, 5, 3);
    game.heartbeat("g1");
    Set<Integer> answeredSeats = new HashSet<>();
    int survivors = PLAYERS;
    int ends = 0;
    for (Step step : steps) {
      int before = game.events.size();
      play(game, step);
      for (GameEvent event : game.events.subList(before, game.events.size())) {
        switch (event) {
          case GameEvent.QuestionOpened _ -> answeredSeats.clear();
          case AnswersRecorded recorded ->
              recorded
                  .each()
                  .forEach(
                      answer ->
                          assertThat(answeredSeats.add(answer.seat()))
                              .as("only the first answer is recorded")
                              .isTrue());
          case QuestionJudged judged -> {
            int in = game.state.facts().players().inCount();
            assertThat(in).as("the number of survivors never grows").isLessThanOrEqualTo(survivors);
            assertThat(judged.passed()).isEqualTo(in);
            assertThat(judged.survivorsHash()).isEqualTo(game.state.facts().survivorsHash());
            survivors = in;
          }
          case QuestionVoided _ -> survivors = game.state.facts().players().inCount();
          case GameEvent.Finished _, GameEvent.Cancelled _ -> ends++;
          default -> {}
        }
      }
    }
    assertThat(ends).as("a game ends once").isLessThanOrEqualTo(1);
    assertThat(game.state.facts().seq()).isEqualTo(game.events.size());
    assertFoldEquals(game);
    assertNoEventTellsTheRightOptionEarly(game);
  }

  private static void play(PlayedGame game, Step step) {
    long question =
        game.state.facts().sheet() == null ? 0 : game.state.facts().sheet().questionId();
    switch (step.kind()) {
      case 17 -> game.pack(step.user(), step.elapsed() % PLAYERS, step.option(), step.elapsed());
      case 0, 1, 2, 3, 4 -> game.answer(step.user(), step.option(), step.elapsed());
      case 5 -> game.heartbeat("g1");
      case 6 -> game.heartbeat("g2");
      case 7 -> {
        if (game.state instanceof GameState.QuestionOpen) {
          game.windowOver("g" + (1 + step.user() % 2));
        }
      }
      case 8 -> {
        String gateway = step.elapsed() % 2 == 0 ? "g1" : "g2";
        game.put(new Present(PlayedGame.QUIZ, gateway, List.of((long) step.user())));
      }
      case 9 -> game.put(new Pause(PlayedGame.QUIZ, "p", "m"));
      case 10 -> game.put(new Resume(PlayedGame.QUIZ, "r"));
      case 11 -> game.put(new Extend(PlayedGame.QUIZ, "e", question, 2));
      case 12 -> {
        if (step.user() == 1) {
          game.put(new VoidQuestion(PlayedGame.QUIZ, "v", question, "m"));
        }
      }
      case 13 -> {
        if (step.elapsed() > 11_500) {
          game.put(new Cancel(PlayedGame.QUIZ, "c", "cancelled_by_admin", ""));
        }
      }
      case 15 -> {
        if (step.elapsed() > 10_000) {
          game.put(new Remove(PlayedGame.QUIZ, "x", step.user()));
        }
      }
      case 16 -> {
        boolean some = step.elapsed() > 11_000;
        game.put(new Bar(PlayedGame.QUIZ, some ? List.of((long) step.user()) : List.of()));
      }
      case 18 -> {
        if (step.option() == 0) {
          game.joinPacked(step.user(), 20 + step.elapsed() % 3, step.user());
        }
      }
      case 14 -> game.put(game.answer(step.user(), 99, 1, 1, "g2"));
      default -> {
        if (Game.due(game.state).isPresent()) {
          game.tick();
        }
      }
    }
  }

  private static void assertFoldEquals(PlayedGame game) {
    GameState folded = GameState.of(PlayedGame.QUIZ);
    for (GameEvent event : game.events) {
      folded = Game.evolve(folded, throughTheWire(event));
    }
    Players live = game.state.facts().players();
    Players again = folded.facts().players();
    assertThat(folded.getClass()).isEqualTo(game.state.getClass());
    assertThat(Game.due(folded)).isEqualTo(Game.due(game.state));
    for (int seat = 0; seat < live.size(); seat++) {
      assertThat(again.score(seat)).isEqualTo(live.score(seat));
      assertThat(again.answerTimeMs(seat)).isEqualTo(live.answerTimeMs(seat));
      assertThat(again.isOut(seat)).isEqualTo(live.isOut(seat));
      assertThat(again.isAbsent(seat)).isEqualTo(live.isAbsent(seat));
    }
  }

  /**
   * Tests that a game restored from a snapshot continues like the original, whenever the snapshot
   * was taken.
   */
  @Property(tries = 200)
  void aGameRestoredFromASnapshotContinuesLikeTheOriginal(
      @ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after) throws IOException {
    PlayedGame game = new PlayedGame(4, 1_000, false);
    game.join(PLAYERS - 2);
    game.heartbeat("g1");
    before.forEach(step -> play(game, step));
    byte[] taken = snapshot(game.state);
    GameState restored = Snapshots.restore(Wire.JSON.readValue(taken, GameSnapshot.class));
    int seen = game.events.size();
    after.forEach(step -> play(game, step));
    for (GameEvent event : game.events.subList(seen, game.events.size())) {
      restored = Game.evolve(restored, event);
    }
    assertThat(snapshot(restored)).asString().isEqualTo(new String(snapshot(game.state), UTF_8));
  }

  private static byte[] snapshot(GameState state) throws IOException {
    return Wire.JSON.writeValueAsBytes(Snapshots.take(state, 1, 0, 0));
  }

  private static GameEvent throughTheWire(GameEvent event) {
    try {
      return Wire.JSON.readValue(Wire.JSON.writeValueAsBytes(event), GameEvent.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNoEventTellsTheRightOptionEarly(PlayedGame game) {
    for (GameEvent event : game.events) {
      String json;
      try {
        json = Wire.JSON.writeValueAsString(event);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      if (!(event instanceof QuestionJudged)) {
        assertThat(json).doesNotContain("right_option", PlayedGame.NONCE, "Потому что");
      }
    }
  }

  @Property(tries = 500)
  void sharesSumToTheFundInEveryRandomGame(
      @ForAll @IntRange(min = 1, max = 300) int players,
      @ForAll @net.jqwik.api.constraints.LongRange(min = 0, max = 1_000_000_000_000L) long fund,
      @ForAll @IntRange(min = 0, max = 300) int wrong) {
    PlayedGame game = new PlayedGame(1, fund, false);
    game.join(players);
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    for (int user = 1; user <= players; user++) {
      game.answer(user, user <= wrong ? 0 : PlayedGame.RIGHT, (user * 7919) % 5_000);
    }
    game.heartbeat("g1");
    game.windowOver("g1");
    game.tick();
    game.tick();
    FinalRanking ranking = FinalRanking.of(game.state.facts(), List.of());
    List<Long> prizes =
        ranking.rows().stream()
            .filter(FinalRanking.Row::isWinner)
            .map(FinalRanking.Row::prize)
            .toList();
    int winners = Math.max(0, players - wrong);
    assertThat(game.state).isInstanceOf(GameState.Finished.class);
    assertThat(prizes).hasSize(winners);
    if (winners > 0) {
      assertThat(prizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(fund);
      assertThat(prizes.stream().mapToLong(Long::longValue).max().getAsLong())
          .isLessThanOrEqualTo(prizes.stream().mapToLong(Long::longValue).min().getAsLong() + 1);
    }
  }
}
