package io.quizcast.swarm.game;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A server of the public contract with one scripted game. The game starts when all players are
 * ready, and the right option of a question has the number of the question. Runs on one event loop.
 */
public final class ScriptedPlatform implements AutoCloseable {
  static final long QUIZ = 7;
  private static final int LATE_GRACE = 500;

  /** The trouble question of the bots, see {@link Script.Pace#troubleAt()}. */
  static final int TROUBLE_QUESTION = 2;

  private static final int POLL_MILLIS = 20;

  /** Delay of a state after the end, in ms; it is longer than a crowd needs to leave. */
  private static final int SLOW_STATE = 500;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final int players;
  private final int questions;
  private final int quiet;
  private final Map<String, Long> users = new LinkedHashMap<>();
  private final Map<String, Long> tickets = new HashMap<>();
  private final Map<Long, ServerWebSocket> room = new TreeMap<>();
  private final Map<Long, String> out = new TreeMap<>();
  private final Map<Long, Map<Integer, Integer>> answers = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private int issued;
  private int open;
  private boolean windowOpen;
  private boolean started;
  private boolean over;
  private boolean restartsAtTheEnd;

  /**
   * @param quiet number of players who do not answer the trouble question in time. A window stays
   *     open until all others have answered, so that a slow machine makes no answer late.
   */
  ScriptedPlatform(int players, int questions, int quiet) {
    this.players = players;
    this.questions = questions;
    this.quiet = quiet;
    server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("127.0.0.1"));
    server.requestHandler(this::http);
    server.webSocketHandshakeHandler(
        handshake -> {
          if (tickets.containsKey(handshake.query().substring("ticket=".length()))) {
            handshake.accept();
          } else {
            handshake.reject(401);
          }
        });
    server.webSocketHandler(
        socket -> {
          long user = tickets.remove(socket.query().substring("ticket=".length()));
          socket.textMessageHandler(text -> frame(user, socket, new JsonObject(text)));
          socket.closeHandler(_ -> room.remove(user, socket));
        });
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  /**
   * Closes all sockets before the last verdict, so that players are told only when they come back.
   */
  void restartAtTheEnd() {
    restartsAtTheEnd = true;
  }

  public URI base(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + server.actualPort());
  }

  /** The paths that were called so far, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The recorded options, by user id and question number. */
  Map<Long, Map<Integer, Integer>> answers() {
    return answers;
  }

  boolean isOut(long user) {
    return out.containsKey(user);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void http(HttpServerRequest request) {
    calls.add(request.path());
    request
        .body()
        .onSuccess(
            body -> {
              JsonObject form = body.length() == 0 ? new JsonObject() : body.toJsonObject();
              switch (request.path()) {
                case "/api/mobile/auth/register" -> {
                  users.put(form.getString("email"), users.size() + 1L);
                  tokens(request, 201, form.getString("email"));
                }
                case "/api/mobile/auth/login" -> tokens(request, 200, form.getString("email"));
                case "/api/mobile/auth/refresh" -> refuse(request);
                case "/api/mobile/auth/ws-ticket" -> {
                  String token = request.getHeader("Authorization").substring("Bearer ".length());
                  if (!users.containsKey(token)) {
                    refuse(request);
                    return;
                  }
                  // A number of its own, because several calls may be waiting for their bodies.
                  String ticket = "t" + ++issued;
                  tickets.put(ticket, users.get(token));
                  reply(
                      request,
                      200,
                      new JsonObject()
                          .put("success", true)
                          .put("data", new JsonObject().put("ticket", ticket)));
                }
                default -> request.response().setStatusCode(404).end();
              }
            });
  }

  private void tokens(HttpServerRequest request, int status, String email) {
    if (!users.containsKey(email)) {
      refuse(request);
      return;
    }
    reply(
        request,
        status,
        new JsonObject()
            .put("userId", users.get(email))
            .put("accessToken", email)
            .put("refreshToken", "r" + email)
            .put("expiresIn", 900));
  }

  private static void refuse(HttpServerRequest request) {
    reply(request, 401, new JsonObject().put("error", "No").put("error_type", "unauthorized"));
  }

  private static void reply(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(body.encode());
  }

  private void frame(long user, ServerWebSocket socket, JsonObject frame) {
    JsonObject data = frame.getJsonObject("data");
    switch (frame.getString("type")) {
      case "user:ready" -> {
        room.put(user, socket);
        send(user, "quiz:user_ready", new JsonObject().put("player_count", room.size()));
        if (over) {
          send(user, "quiz:results_available", new JsonObject().put("quiz_id", QUIZ));
        }
        if (!started && room.size() == players) {
          started = true;
          toAll("quiz:start", new JsonObject().put("quiz_id", QUIZ));
          vertx.setTimer(50, _ -> ask(1));
        }
      }
      case "user:resync" -> {
        JsonObject state =
            new JsonObject()
                .put("quiz_id", QUIZ)
                .put("status", over ? "completed" : "in_progress")
                .put("time_remaining", 1)
                .put("is_eliminated", out.containsKey(user))
                .put("player_count", room.size());
        if (windowOpen) {
          state.put("current_question", question(open));
        }
        vertx.setTimer(over ? SLOW_STATE : 1, _ -> send(user, "quiz:state", state));
      }
      case "user:answer" -> answer(user, data);
      default -> {}
    }
  }

  private void answer(long user, JsonObject data) {
    if (!windowOpen || data.getInteger("question_id") != 100 + open || out.containsKey(user)) {
      send(
          user,
          "server:error",
          new JsonObject().put("code", "answer_error").put("message", "too late"));
      return;
    }
    Map<Integer, Integer> mine = answers.computeIfAbsent(user, _ -> new TreeMap<>());
    mine.putIfAbsent(open, data.getInteger("selected_option"));
    send(
        user,
        "quiz:answer_accepted",
        new JsonObject()
            .put("question_id", 100 + open)
            .put("selected_option", mine.get(open))
            .put("received_at", "2026-11-23T00:00:00Z"));
  }

  private static JsonObject question(int number) {
    JsonArray options = new JsonArray();
    for (int i = 0; i < 4; i++) {
      options.add(new JsonObject().put("id", i).put("text", "option " + i));
    }
    return new JsonObject()
        .put("question_id", 100 + number)
        .put("quiz_id", QUIZ)
        .put("number", number)
        .put("text", "question " + number)
        .put("options", options)
        .put("time_limit", 1)
        .put("total_questions", 3);
  }

  private void ask(int number) {
    open = number;
    windowOpen = true;
    toAll("quiz:question", question(number).put("server_timestamp", System.currentTimeMillis()));
    vertx.setTimer(
        100, _ -> toAll("quiz:timer", new JsonObject().put("question_id", 100 + number)));
    vertx.setTimer(1000 + LATE_GRACE, _ -> judgeWhenAnswered(number));
  }

  private void judgeWhenAnswered(int number) {
    long missing =
        LongStream.rangeClosed(1, players)
            .filter(user -> !out.containsKey(user))
            .filter(user -> !answers.getOrDefault(user, Map.of()).containsKey(number))
            .count();
    if (missing > (number == TROUBLE_QUESTION ? quiet : 0)) {
      vertx.setTimer(POLL_MILLIS, _ -> judgeWhenAnswered(number));
    } else {
      judge(number);
    }
  }

  private void judge(int number) {
    windowOpen = false;
    if (restartsAtTheEnd && number == questions) {
      List.copyOf(room.values()).forEach(socket -> socket.close((short) 1012));
      room.clear();
    }
    for (long user = 1; user <= players; user++) {
      Integer option = answers.getOrDefault(user, Map.of()).get(number);
      if (out.containsKey(user)) {
        continue;
      }
      if (option == null || option != number) {
        String reason = option == null ? "no_answer_timeout" : "incorrect_answer";
        out.put(user, reason);
        send(
            user,
            "quiz:elimination",
            new JsonObject().put("quiz_id", QUIZ).put("user_id", user).put("reason", reason));
      }
      if (option != null) {
        send(
            user,
            "quiz:answer_result",
            new JsonObject().put("question_id", 100 + number).put("is_correct", option == number));
      }
    }
    toAll(
        "quiz:answer_reveal",
        new JsonObject().put("question_id", 100 + number).put("correct_option", number));
    vertx.setTimer(50, _ -> goOn(number + 1));
  }

  private void goOn(int number) {
    if (number <= questions) {
      ask(number);
    } else {
      over = true;
      toAll("quiz:finish", new JsonObject().put("quiz_id", QUIZ).put("status", "completed"));
      toAll("quiz:results_available", new JsonObject().put("quiz_id", QUIZ));
    }
  }

  private void send(long user, String type, JsonObject data) {
    ServerWebSocket socket = room.get(user);
    if (socket != null && !socket.isClosed()) {
      socket.writeTextMessage(envelope(type, data));
    }
  }

  private void toAll(String type, JsonObject data) {
    String text = envelope(type, data);
    room.values().stream()
        .filter(socket -> !socket.isClosed())
        .forEach(socket -> socket.writeTextMessage(text));
  }

  private static String envelope(String type, JsonObject data) {
    return new JsonObject().put("type", type).put("data", data).encode();
  }
}
