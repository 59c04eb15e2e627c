package io.quizcast.e2e.alerts;

import static io.quizcast.contracts.Topics.GAME_COMMANDS;
import static io.quizcast.contracts.Topics.GAME_EVENTS;
import static io.quizcast.contracts.Topics.GAME_RESULTS;
import static io.quizcast.contracts.Topics.USER_EVENTS;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The table of faults, one for every alert. */
final class AlertFaults {
  private static final String QUIZ = "quiz";
  private static final String LEASES = "SELECT 1 FROM game_partition FOR UPDATE";
  private static final String HEARTBEAT =
      "{\"type\":\"heartbeat\",\"gateway\":\"nobody\",\"rooms\":[]}";
  private static final String CANCELLATION =
      "{\"type\":\"cancel\",\"quiz_id\":0,\"id\":null,\"reason\":\"forged\",\"message\":\"\"}";

  /** Each of the four seats has a different option, so one of them is right. */
  private static final AnswerColumns FORGED =
      new AnswerColumns.Builder()
          .add(0, 0, 900)
          .add(1, 1, 900)
          .add(2, 2, 900)
          .add(3, 3, 900)
          .build();

  private static final String ANSWERS =
      """
      {"type":"run","quiz_id":%d,"epoch":%d,"first_seq":%d,"events":[
       {"type":"answers_recorded","question_id":%d,"gateway":"nobody","answers":"%s"}]}
      """;

  /**
   * Number of events that the owner may add in the meantime: one heartbeat a second from each of
   * two gateways.
   */
  private static final int AHEAD = 4;

  private AlertFaults() {}

  static List<AlertFault> all() {
    return List.of(
        fault("no synthetic quiz runs", _ -> {}, "ProbeSilent"),
        fault("user-service is frozen", s -> s.freeze("user-service"), "ServiceDown"),
        fault(
            "Kafka alternately runs for 50 ms and freezes for 550 ms while 100 bots answer",
            s -> {
              s.game(Cast.of(100, 3)).awaitStart();
              s.stutter("kafka", millis(550), millis(50));
            },
            "AnswersAcceptedSlowly"),
        fault(
            "both gateways in turns run for 2 ms and freeze for 300 ms while 300 bots play",
            s -> {
              s.game(Cast.of(300, 4)).awaitStart();
              s.stutter("realtime-gateway", millis(300), millis(2));
            },
            "QuestionsFanOutSlowly"),
        fault(
            "a transaction repeatedly locks the questions for 3 s during a game",
            s -> {
              s.game(Cast.of(20, 5)).awaitQuestion();
              s.lock(QUIZ, "LOCK TABLE questions", millis(3_000), millis(1_000));
            },
            "RevealsSlow"),
        fault(
            "game.commands refuses all records (max.message.bytes) while a question is open",
            s -> {
              s.game(Cast.hesitant(40, 2)).awaitQuestion();
              s.narrow(GAME_COMMANDS);
            },
            "AnswersLost"),
        fault(
            "kill -9 of one of two gateways in a game of 100 bots",
            s -> {
              s.game(Cast.hesitant(100, 3)).awaitQuestion();
              s.kill("realtime-gateway");
            },
            "PlayersComeBack"),
        fault(
            "Kafka is frozen while a question is open",
            s -> {
              s.game(Cast.hesitant(20, 3)).awaitQuestion();
              s.freeze("kafka");
            },
            "GameStuck",
            "EventsBehind"),
        fault(
            "a record with garbage is written to game.commands under the key of a quiz",
            AlertFaults::hold,
            "GameHeld"),
        fault(
            "the stored offset of a partition is beyond the end of its log",
            AlertFaults::loseTheLog,
            "PartitionStopped"),
        fault(
            "a transaction locks the table of leases",
            s -> s.lock(QUIZ, LEASES),
            "PartitionUnowned"),
        fault(
            "the progress of written results is reset by SQL, and their owner is restarted",
            AlertFaults::repeatResults,
            "ResultsPending"),
        fault(
            "a quiz that is due in four minutes has no question",
            s -> s.emptyQuiz(Duration.ofMinutes(4)),
            "QuizUnplayable"),
        fault(
            "a cancellation without a seal is written to game.commands",
            s -> s.put(GAME_COMMANDS, 0, "0", CANCELLATION),
            "CommandForged"),
        fault(
            "an event with invented answers is written to game.events",
            AlertFaults::forgeAnswers,
            "RoomsDiverge"),
        fault(
            "a transaction repeatedly locks the leases for 4 s during a game",
            s -> {
              s.game(Cast.of(20, 6)).awaitQuestion();
              s.lock(QUIZ, LEASES, millis(4_000), millis(2_000));
            },
            "CommandsBehind",
            "CommitsFailing"),
        fault(
            "a third quiz-service whose clock is 3 s ahead",
            s -> s.ahead("quiz-service", "+3s"),
            "ClockOff"),
        fault(
            "a transaction locks the profiles for 5 s, again and again, while a registration comes"
                + " 50 000 times more",
            AlertFaults::repeatRegistration,
            "ConsumersBehind"),
        fault(
            "a transaction locks the profiles while eight bots sign up",
            s -> {
              s.lock("users", "LOCK TABLE profiles IN EXCLUSIVE MODE");
              s.newcomers(8);
            },
            "ConsumerStalled"),
        fault(
            "a record with garbage is written to game.results",
            AlertFaults::writeNoResults,
            "DeadLetters"),
        fault(
            "a row of the outbox, backdated by SQL, is claimed for an hour",
            AlertFaults::keepEvent,
            "OutboxStalled"),
        fault(
            "the folder for e-mails is not a folder, while eight bots ask for a new password",
            AlertFaults::refuseMail,
            "MailRefused"),
        fault(
            "a prize, backdated by SQL, has waited for four days",
            AlertFaults::forgetPrize,
            "PayoutsPending"),
        fault(
            "both gateways are frozen while the synthetic quiz should be played",
            s -> {
              s.freeze("realtime-gateway");
              s.probe();
            },
            "ProbeFails"));
  }

  private static AlertFault fault(String what, AlertFault.Strike strike, String... alerts) {
    return new AlertFault(what, List.of(alerts), strike);
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  private static void hold(Scene scene) throws Exception {
    long quiz = scene.emptyQuiz(Duration.ofMinutes(20));
    scene.awaitRow(QUIZ, "SELECT 1 FROM game_live WHERE quiz_id = " + quiz);
    scene.put(GAME_COMMANDS, scene.platform().partitionOf(quiz), String.valueOf(quiz), "garbage");
  }

  /** Moves the stored offset beyond the end of the log, as after restoring an older broker. */
  private static void loseTheLog(Scene scene) throws Exception {
    int partition = (int) scene.awaitRow(QUIZ, "SELECT max(partition) FROM game_partition");
    Member owner = scene.platform().owner(partition).orElseThrow();
    String shift = "UPDATE game_partition SET next_offset = next_offset %s WHERE partition = %d";
    scene.mendedBy(
        () -> {
          scene.change(QUIZ, shift.formatted("- 1000000", partition));
          scene.platform().restart(owner, Duration.ofMinutes(2));
        });
    scene.change(QUIZ, shift.formatted("+ 1000000", partition));
    // The owner notices the offset only when it has a record to commit.
    scene.putAsGateway(partition, HEARTBEAT);
  }

  /** Makes the next owner write results that the table already has, so the table refuses them. */
  private static void repeatResults(Scene scene) throws Exception {
    GameBeside game = scene.game(Cast.of(4, 1));
    long quiz = game.quizId();
    int partition = scene.platform().partitionOf(quiz);
    String progress = "UPDATE results_progress SET written = %s WHERE quiz_id = " + quiz;
    String ended = "SELECT 1 FROM results_progress WHERE written = total AND quiz_id = " + quiz;
    game.close();
    scene.awaitRow(QUIZ, ended);
    scene.mendedBy(() -> scene.change(QUIZ, progress.formatted("total")));
    scene.change(QUIZ, progress.formatted("0"));
    Member owner = scene.platform().owner(partition).orElseThrow();
    scene.platform().restart(owner, Duration.ofMinutes(2));
  }

  /** Writes answers under an event number that the owner will use only about a second later. */
  private static void forgeAnswers(Scene scene) throws Exception {
    GameBeside game = scene.game(Cast.silent(4));
    game.awaitQuestion();
    long quiz = game.quizId();
    int partition = scene.platform().partitionOf(quiz);
    long epoch =
        scene.awaitRow(QUIZ, "SELECT epoch FROM game_partition WHERE partition = " + partition);
    long last =
        scene.awaitRow(QUIZ, "SELECT max(last_seq) FROM game_event WHERE quiz_id = " + quiz);
    long question = scene.awaitRow(QUIZ, "SELECT id FROM questions WHERE quiz_id = " + quiz);
    String answers = ANSWERS.formatted(quiz, epoch, last + AHEAD, question, FORGED.toBase64());
    scene.put(GAME_EVENTS, partition, String.valueOf(quiz), answers);
  }

  /**
   * Publishes a registration again and again. Its consumers change nothing, because they know it
   * already.
   */
  private static void repeatRegistration(Scene scene) throws Exception {
    scene.bots(8);
    scene.lock("users", "LOCK TABLE profiles IN EXCLUSIVE MODE", millis(5_000), millis(50));
    scene.put(scene.first(USER_EVENTS, "user_registered"), 50_000);
  }

  private static void writeNoResults(Scene scene) throws Exception {
    String deadLetters = GAME_RESULTS + ".dead.user";
    scene.mendedBy(
        () -> scene.platform().run(Duration.ofMinutes(1), "dead-letters", "drop", deadLetters));
    scene.put(GAME_RESULTS, 0, "0", "no results");
  }

  private static void keepEvent(Scene scene) throws Exception {
    scene.mendedBy(() -> scene.change("auth", "DELETE FROM outbox WHERE record_key = '0:drill'"));
    scene.change(
        "auth",
        """
        INSERT INTO outbox (user_id, record_key, event_type, created_at, claimed_until)
        VALUES (0, '0:drill', 'tombstone', now() - interval '2 minutes', now() + interval '1 hour')
        """);
  }

  private static void refuseMail(Scene scene) throws Exception {
    List<String> forgetful = scene.bots(8);
    Path folder = scene.platform().home().resolve("mail");
    Path moved = folder.resolveSibling("mail.moved");
    Files.createDirectories(folder);
    scene.mendedBy(
        () -> {
          Files.delete(folder);
          Files.move(moved, folder);
        });
    Files.move(folder, moved);
    Files.createFile(folder);
    for (String name : forgetful) {
      Map<String, String> form = Map.of("email", name + "@swarm.example");
      scene.platform().api().post("/api/auth/forgot-password", form, Map.of());
    }
  }

  /**
   * Adds an old prize of 0 in a quiz that nobody plays, so the sums of the ledger stay the same.
   */
  private static void forgetPrize(Scene scene) throws Exception {
    long quiz = scene.emptyQuiz(Duration.ofMinutes(20));
    String step =
        """
        INSERT INTO prize_ledger (quiz_id, user_id, kind, amount, reason, created_at)
        VALUES (%d, 1, '%s', 0, 'drill', now() - interval '%d days')
        """;
    scene.mendedBy(() -> scene.change(QUIZ, step.formatted(quiz, "HELD", 0)));
    scene.change(QUIZ, step.formatted(quiz, "PENDING", 4));
  }
}
