package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.Explanation;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.Answers;
import io.quizcast.contracts.game.GameCommand.Close;
import io.quizcast.contracts.game.GameCommand.EndAd;
import io.quizcast.contracts.game.GameCommand.Finish;
import io.quizcast.contracts.game.GameCommand.Heartbeat;
import io.quizcast.contracts.game.GameCommand.Joins;
import io.quizcast.contracts.game.GameCommand.Judge;
import io.quizcast.contracts.game.GameCommand.Open;
import io.quizcast.contracts.game.GameCommand.OpenLobby;
import io.quizcast.contracts.game.GameCommand.QuestionOut;
import io.quizcast.contracts.game.GameCommand.Schedule;
import io.quizcast.contracts.game.GameCommand.Start;
import io.quizcast.contracts.game.GameCommand.WindowOver;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.JoinColumns.Join;
import io.quizcast.contracts.game.Question;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Stamp;
import io.quizcast.contracts.game.rules.proof.Commitment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A game that is driven through the rules, with every event that they decided. */
final class PlayedGame {
  static final long QUIZ = 7;
  static final int RIGHT = 1;
  private static final int NOBODY = 900_000;
  static final String NONCE = "ab".repeat(Commitment.NONCE_BYTES);
  static final Explanation EXPLANATION = new Explanation(Map.of("ru", "Потому что"), null);

  final List<GameEvent> events = new ArrayList<>();
  final List<GameNotice> notices = new ArrayList<>();
  GameState state = GameState.of(QUIZ);
  String nonce = NONCE;
  private final GameSettings settings;
  private Stamp now = new Stamp(1_000_000, 0);

  PlayedGame(int questions, long fund, boolean finishOnZeroPlayers) {
    settings =
        new GameSettings(
            Game.RULES_VERSION,
            questions,
            fund,
            finishOnZeroPlayers,
            500,
            10_000,
            3_000,
            500,
            1_000,
            2_500,
            1_000);
    put(new Schedule(QUIZ, 1, "t", "", now.at() + 5_000, questions, fund, 60_000, 60_000, null));
  }

  List<GameEvent> put(GameCommand command) {
    return put(command, 10);
  }

  List<GameEvent> put(GameCommand command, long laterMs) {
    now = now.next(now.at() + laterMs);
    Decision decision = Game.decide(state, command, now);
    List<GameEvent> decided = decision.events();
    notices.addAll(decision.notices());
    for (GameEvent event : decided) {
      state = Game.evolve(state, event);
    }
    events.addAll(decided);
    return decided;
  }

  void join(int players) {
    for (int user = 1; user <= players; user++) {
      joinPacked(user);
    }
  }

  /** Sends one pack of joins, with the user id as session id. */
  List<GameEvent> joinPacked(long... userIds) {
    return put(joins(userIds));
  }

  static Joins joins(long... userIds) {
    JoinColumns.Builder pack = new JoinColumns.Builder();
    for (long user : userIds) {
      pack.add(new Join(user, user, "h", "d"));
    }
    return new Joins(QUIZ, "g1", pack.build());
  }

  void heartbeat(String gateway) {
    put(new Heartbeat(gateway, List.of(new Heartbeat.Room(QUIZ, 1))));
  }

  void answer(long user, int option, int elapsedMs) {
    AnswerSheet sheet = state.facts().sheet();
    put(answer(user, sheet == null ? 0 : sheet.questionId(), option, elapsedMs, "g1"));
  }

  /** A pack with one answer. A user without a seat answers for one that does not exist. */
  Answers answer(long user, long questionId, int option, int elapsedMs, String gateway) {
    int seat = state.facts().players().seatOf(user);
    AnswerColumns answer =
        new AnswerColumns.Builder()
            .add(seat == Players.NO_SEAT ? NOBODY : seat, option, elapsedMs)
            .build();
    return new Answers(QUIZ, questionId, gateway, answer);
  }

  /**
   * Sends a pack of two answers by seat. Both may name the same seat, or one that does not exist.
   */
  void pack(int seat, int otherSeat, int option, int elapsedMs) {
    AnswerSheet sheet = state.facts().sheet();
    AnswerColumns answers =
        new AnswerColumns.Builder()
            .add(seat, option, elapsedMs)
            .add(otherSeat, option + 1, elapsedMs)
            .build();
    put(new Answers(QUIZ, sheet == null ? 0 : sheet.questionId(), "g1", answers));
  }

  /** Waits until the next clock command is due and sends it. */
  void tick() {
    Due due = Game.due(state).orElseThrow();
    for (int i = 0; i < 20 && !due.reached(now); i++) {
      now = now.next(now.at() + 1_000);
    }
    put(commandFor(due));
  }

  private GameCommand commandFor(Due due) {
    long version = due.version();
    return switch (due.kind()) {
      case ANNOUNCE -> new GameCommand.Announce(QUIZ, version);
      case OPEN_LOBBY -> new OpenLobby(QUIZ, version);
      case START -> new Start(QUIZ, version, settings);
      case OPEN -> {
        int number = state.facts().asked() + 1;
        yield new Open(QUIZ, version, number, question(number), commitment(number));
      }
      case QUESTION_OUT -> new QuestionOut(QUIZ, version);
      case CLOSE -> new Close(QUIZ, version);
      case JUDGE -> new Judge(QUIZ, version, RIGHT, nonce, EXPLANATION);
      case BEGIN_PAUSE -> new GameCommand.BeginPause(QUIZ, version);
      case END_AD -> new EndAd(QUIZ, version);
      case FINISH -> new Finish(QUIZ, version, List.of());
    };
  }

  void windowOver(String gateway) {
    GameState.QuestionOpen open = (GameState.QuestionOpen) state;
    Window window = open.window();
    put(new WindowOver(QUIZ, window.question().questionId(), window.version(), gateway));
  }

  private static String commitment(int number) {
    return Commitment.of(QUIZ, question(number).questionId(), RIGHT, NONCE);
  }

  static Question question(int number) {
    return new Question(
        100L + number,
        10,
        2,
        Map.of("ru", new Question.Wording("Сколько?", List.of("один", "два", "три"))));
  }
}
