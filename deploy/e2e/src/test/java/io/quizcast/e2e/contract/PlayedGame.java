package io.quizcast.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import io.quizcast.e2e.contract.client.Quizzes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One game of three questions with an ad after the first, played to its end by clients that behave
 * like the web page and the mobile app, and by others that make typical mistakes.
 */
final class PlayedGame {
  /** Time limit of the first question, in seconds. The others have five. */
  static final int FIRST_LIMIT = 12;

  private static @Nullable PlayedGame played;

  final Browser winner = Outside.newBrowser();
  final Phone dropper = Outside.newPhone();
  final Phone wrong = Outside.newPhone();
  final Browser silent = Outside.newBrowser();
  final Browser late = Outside.newBrowser();

  final long quizId;
  final GameSocket winnerSocket;
  final GameSocket wrongSocket;
  final GameSocket silentSocket;
  final GameSocket observer;

  /** Sockets in the order in which they were opened. */
  final List<GameSocket> dropperSockets = new java.util.ArrayList<>();

  GameSocket secondTab;
  GameSocket lateSocket;

  /** Error texts by the action that caused them. */
  final Map<String, String> errors = new HashMap<>();

  /** The states that a resync returned, by the moment of the game. */
  final Map<String, JsonNode> states = new HashMap<>();

  /** The responses at the moment when the results were announced. */
  final Map<String, Answer> atOnce = new HashMap<>();

  /** Responses to an admin and to the public while the first question was open. */
  final Map<String, Answer> whileRunning = new HashMap<>();

  /** The winner's totals before the game. */
  final JsonNode before;

  static synchronized PlayedGame get() {
    if (played == null) {
      played = new PlayedGame();
    }
    return played;
  }

  private PlayedGame() {
    before = winner.get("/api/users/me").json();
    quizId = Quizzes.create(Quizzes.form("A whole game", Duration.ofHours(1)));
    List<Map<String, Object>> questions = Quizzes.questions(3, false);
    questions.set(0, Quizzes.questions(1, true).getFirst());
    // Longer than the other limits, because much must happen while the first question is open, even
    // on slow machines.
    questions.getFirst().put("time_limit_sec", FIRST_LIMIT);
    Quizzes.add(quizId, questions).is(200);
    long ad = AdsAndPoolTest.uploadAd("between", 3);
    Outside.admin()
        .post(
            "/api/quizzes/" + quizId + "/ad-slots",
            Map.of("question_after", 1, "ad_asset_id", ad, "is_active", true))
        .is(201);

    winnerSocket = GameSocket.of("winner", winner);
    wrongSocket = GameSocket.of("wrong", wrong);
    silentSocket = GameSocket.of("silent", silent);
    observer = GameSocket.of("observer", Outside.admin());
    dropperSockets.add(GameSocket.of("dropper", dropper));
    lobby();
    Quizzes.schedule(quizId, Duration.ofSeconds(7)).is(200);
    firstQuestion();
    adBreak();
    secondQuestion();
    thirdQuestion();
    end();
  }

  private void lobby() {
    for (GameSocket socket : everybody()) {
      socket.ready(quizId);
    }
    dropperSockets.getFirst().resync(quizId);
    states.put("scheduled", dropperSockets.getFirst().hear("quiz:state"));
    winnerSocket.hear("quiz:user_ready");
    winnerSocket.answer(1, 0);
    errors.put("before", winnerSocket.error("answer_error"));
  }

  private void firstQuestion() {
    winnerSocket.hear("quiz:start");
    long question = question(1);
    winnerSocket.answer(question, 1);
    winnerSocket.hear("quiz:answer_accepted");
    winnerSocket.answer(question, 2);
    errors.put("twice", winnerSocket.error("answer_error"));
    winnerSocket.answer(question + 1_000_000, 1);
    errors.put("other question", winnerSocket.error("answer_error"));
    wrongSocket.answer(question, 0);
    silentSocket.answer(question, 1);
    dropper().answer(question, 1);
    dropper().hear("quiz:answer_accepted");

    askWhileRunning();
    secondTab = GameSocket.of("second tab", winner.copy());
    secondTab.ready(quizId);
    secondTab.hear("quiz:start");
    secondTab.resync(quizId);
    states.put("answered", secondTab.hear("quiz:state"));
    states.put("accepted", secondTab.hear("quiz:answer_accepted"));

    lateSocket = GameSocket.of("late", late);
    lateSocket.ready(quizId);
    errors.put("late ready", lateSocket.error("ready_error"));
    lateSocket.resync(quizId);
    states.put("late", lateSocket.hear("quiz:state"));
    lateSocket.answer(question, 1);
    errors.put("late answer", lateSocket.error("answer_error"));
    winnerSocket.hear("quiz:answer_reveal");
  }

  private void askWhileRunning() {
    Browser admin = Outside.admin();
    String quiz = "/api/quizzes/" + quizId;
    whileRunning.put("active", Outside.http().send("GET", "/api/quizzes/active", Map.of()));
    whileRunning.put("quiz", Outside.http().send("GET", quiz, Map.of()));
    whileRunning.put("coming", Outside.http().send("GET", "/api/quizzes/scheduled", Map.of()));
    whileRunning.put("questions", winner.get(quiz + "/with-questions"));
    whileRunning.put("schedule", Quizzes.schedule(quizId, Duration.ofHours(1)));
    whileRunning.put("cancel", admin.put(quiz + "/cancel", null));
    whileRunning.put("add", Quizzes.add(quizId, Quizzes.questions(1, false)));
  }

  private void adBreak() {
    winnerSocket.hear("quiz:ad_break");
    dropper().hear("quiz:ad_break");
    dropper().abort();
    dropperSockets.add(GameSocket.of("dropper in the ad", dropper));
    dropper().ready(quizId);
    dropper().resync(quizId);
    states.put("ad", dropper().hear("quiz:state"));
    dropper().hear("quiz:ad_break");
    winnerSocket.hear("quiz:ad_break_end");
  }

  private void secondQuestion() {
    long question = question(2);
    winnerSocket.answer(question, 2);
    dropper().answer(question, 2);
    dropper().hear("quiz:answer_accepted");
    dropper().abort();
    wrongSocket.answer(question, 2);
    errors.put("eliminated", wrongSocket.error("answer_error"));
    wrongSocket.resync(quizId);
    states.put("eliminated", wrongSocket.hear("quiz:state"));
    dropperSockets.add(GameSocket.of("dropper in a question", dropper));
    dropper().ready(quizId);
    dropper().resync(quizId);
    states.put("reconnected", dropper().hear("quiz:state"));
    winnerSocket.hear("quiz:answer_reveal");
    winnerSocket.resync(quizId);
    states.put("between", winnerSocket.hear("quiz:state"));
  }

  private void thirdQuestion() {
    long question = question(3);
    secondTab.answer(question, 0);
    dropper().answer(question, 0);
    winnerSocket.hear("quiz:answer_reveal");
  }

  private void end() {
    winnerSocket.hear("quiz:finish");
    winnerSocket.hear("quiz:results_available");
    String quiz = "/api/quizzes/" + quizId;
    atOnce.put("my result", winner.get(quiz + "/my-result"));
    atOnce.put("results", Outside.http().send("GET", quiz + "/results?page_size=20", Map.of()));
    atOnce.put("quiz", Outside.http().send("GET", quiz, Map.of()));
    for (GameSocket socket : everybody()) {
      if (socket != winnerSocket) {
        socket.hear("quiz:results_available");
      }
    }
    winnerSocket.resync(quizId);
    states.put("completed", winnerSocket.hear("quiz:state"));
    winnerSocket.hear("quiz:results_available");
    everybody().forEach(GameSocket::close);
  }

  /**
   * Waits until everybody has the question with this number, and returns its id. A gateway refuses
   * an answer to a question that it does not have yet, and the sockets are on several gateways.
   */
  private long question(int number) {
    for (GameSocket socket : everybody()) {
      socket.hear("quiz:question", data -> data.path("number").asInt() == number);
    }
    return winnerSocket.heard("quiz:question").getLast().data().path("question_id").asLong();
  }

  private GameSocket dropper() {
    return dropperSockets.getLast();
  }

  /** Every socket that was opened and not dropped. */
  List<GameSocket> everybody() {
    return java.util.stream.Stream.of(
            winnerSocket, wrongSocket, silentSocket, observer, dropper(), secondTab, lateSocket)
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
