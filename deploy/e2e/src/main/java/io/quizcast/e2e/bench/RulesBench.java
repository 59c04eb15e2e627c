package io.quizcast.e2e.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the cost of the rules for the packed answers to one question, without broker and
 * database. As the owner does, it reads commands, decides them and writes events; as a gateway
 * does, it reads and applies the events.
 */
@Command(name = "rules", description = "CPU of deciding and applying packed answers; no platform")
public final class RulesBench implements Callable<Integer> {
  private static final long QUIZ = 1;
  private static final long QUESTION = 9;
  private static final int ROUNDS = 7;

  @Option(names = "--players", description = "default: ${DEFAULT-VALUE}")
  int players = 1_000_000;

  @Option(names = "--pack", description = "answers in a command (default: ${DEFAULT-VALUE})")
  int packSize = 1_000;

  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() throws IOException {
    List<byte[]> commands = commands();
    double[] owner = new double[ROUNDS];
    double[] fold = new double[ROUNDS];
    long commandBytes = commands.stream().mapToLong(bytes -> bytes.length).sum();
    long eventBytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<byte[]> events = new ArrayList<>(commands.size());
      GameState decided = opened();
      long since = threads.getCurrentThreadCpuTime();
      for (byte[] command : commands) {
        GameCommand read = json.readValue(command, GameCommand.class);
        for (GameEvent event : Game.decide(decided, read, new Stamp(1_000, 1_000)).events()) {
          decided = Game.evolve(decided, event);
          events.add(json.writerFor(GameEvent.class).writeValueAsBytes(event));
        }
      }
      owner[round] = microsPerAnswer(since);
      GameState folded = opened();
      since = threads.getCurrentThreadCpuTime();
      for (byte[] event : events) {
        folded = Game.evolve(folded, json.readValue(event, GameEvent.class));
      }
      fold[round] = microsPerAnswer(since);
      eventBytes = events.stream().mapToLong(bytes -> bytes.length).sum();
      if (answered(decided) != players || answered(folded) != players) {
        System.err.println("Not every answer was recorded.");
        return 1;
      }
    }
    System.out.printf(
        Locale.ROOT,
        """
        | %d players, %d answers a command | median of %d | worst |
        |---|---|---|
        | CPU an answer, owner: read, decide, apply, write (us) | %.3f | %.3f |
        | CPU an answer, gateway: read, apply (us) | %.3f | %.3f |
        | bytes an answer, command | %.2f | |
        | bytes an answer, event | %.2f | |
        """,
        players,
        packSize,
        ROUNDS,
        median(owner),
        Arrays.stream(owner).max().orElse(0),
        median(fold),
        Arrays.stream(fold).max().orElse(0),
        (double) commandBytes / players,
        (double) eventBytes / players);
    return 0;
  }

  private static int answered(GameState state) {
    var sheet = state.facts().sheet();
    return sheet == null ? 0 : sheet.answered();
  }

  private double microsPerAnswer(long sinceNanos) {
    return (threads.getCurrentThreadCpuTime() - sinceNanos) / 1e3 / players;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private GameState opened() {
    GameState state = GameState.of(QUIZ);
    state = Game.evolve(state, new GameEvent.Scheduled(1, "t", "", 1_000, 1, 100, 1, 1, 900, null));
    for (int seat = 0; seat < players; seat++) {
      state = Game.evolve(state, new GameEvent.Joined(seat, true, IdColumn.of(5_000_000L + seat)));
    }
    GameSettings settings =
        new GameSettings(
            Game.RULES_VERSION, 1, 100, true, 500, 10_000, 3_000, 500, 1_000, 2_500, 1_000);
    state = Game.evolve(state, new GameEvent.Started(settings, players, 0, 0));
    Question question =
        new Question(
            QUESTION, 10, 1, Map.of("ru", new Question.Wording("?", List.of("a", "b", "c", "d"))));
    long version = state.facts().seq() + 1;
    state = Game.evolve(state, new GameEvent.QuestionOpened(1, version, question, players, 0, ""));
    return Game.evolve(state, new GameEvent.WindowOpened(version, 0, 10_500, 20_500, 20_500));
  }

  /** Everybody answers once, in random order, within five seconds. */
  private List<byte[]> commands() throws IOException {
    Random chance = new Random(22);
    int[] order = new int[players];
    for (int i = 0; i < players; i++) {
      int other = chance.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    List<byte[]> commands = new ArrayList<>();
    for (int from = 0; from < players; from += packSize) {
      AnswerColumns.Builder pack = new AnswerColumns.Builder();
      for (int i = from; i < Math.min(players, from + packSize); i++) {
        pack.add(order[i], chance.nextInt(4), (int) (i * 5_000L / players));
      }
      String gateway = "gw-%013d".formatted(from / packSize % 100);
      commands.add(
          json.writerFor(GameCommand.class)
              .writeValueAsBytes(new GameCommand.Answers(QUIZ, QUESTION, gateway, pack.build())));
    }
    return commands;
  }
}
