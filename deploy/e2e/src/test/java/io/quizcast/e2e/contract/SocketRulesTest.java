package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Contract tests of the handshake, of single frames, and of sessions that end while a socket is
 * open.
 */
class SocketRulesTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int TABS = 5;

  private static Http http;

  @BeforeAll
  static void open() {
    http = Outside.http();
  }

  @Test
  void withoutAValidTicketTheHandshakeIsRefused() {
    for (String path : List.of("/ws", "/ws?ticket=")) {
      assertThat(http.send("GET", path, Map.of()).refused(401).at("error").asText())
          .isEqualTo("Missing authentication ticket parameter");
    }
    assertThat(http.send("GET", "/ws?ticket=nonsense", Map.of()).refused(401).at("error").asText())
        .isEqualTo("Invalid or expired ticket");
    http.send("GET", "/ws?token=nonsense", Map.of()).refused(401);
    assertThat(handshake("nonsense", null)).isEqualTo(401);
    String ticket = GameSocket.ticket(Outside.newPhone());
    try (GameSocket first = new GameSocket("first", http, ticket)) {
      assertThat(handshake(ticket, null)).as("a ticket works once").isEqualTo(401);
      assertThat(first.isOpen()).isTrue();
    }
  }

  @Test
  void onlyListedOriginsMayConnect() {
    Browser browser = Outside.newBrowser();
    String page = "http://localhost:3000";
    try (var socket = new GameSocket("page", http, GameSocket.ticket(browser), page)) {
      heartbeat(socket);
    }
    assertThat(handshake(GameSocket.ticket(browser), "http://evil.example")).isEqualTo(403);
  }

  @Test
  void heartbeatsAreAnsweredWhateverTheirContent() {
    try (GameSocket socket = GameSocket.of("heart", Outside.newPhone())) {
      heartbeat(socket);
      socket.say("{\"type\":\"user:heartbeat\"}");
      socket.hear("server:heartbeat");
      socket.say("{\"data\":{},\"type\":\"user:heartbeat\",\"more\":[1,{}]}");
      long timestamp = socket.hear("server:heartbeat").path("timestamp").asLong();
      assertThat(System.currentTimeMillis() - timestamp).isBetween(-10_000L, 10_000L);
    }
  }

  @Test
  void unknownFramesAreReportedAndTheSocketStaysOpen() {
    try (GameSocket socket = GameSocket.of("odd", Outside.newPhone())) {
      socket.say("user:dance", Map.of());
      assertThat(socket.error("unknown_message_type"))
          .isEqualTo("Unknown message type: user:dance");
      socket.ready(999_999_999);
      assertThat(socket.error("ready_error")).isEqualTo("quiz #999999999 not found");
      socket.resync(999_999_999);
      assertThat(socket.error("resync_error")).isEqualTo("Failed to get current state");
      socket.say("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":\"x\"}}");
      assertThat(socket.error("invalid_format")).isEqualTo("Failed to parse user:resync event");
      socket.answer(1, 0);
      assertThat(socket.error("answer_error")).contains("active quiz state not found");
      socket.say("hello");
      assertThat(socket.error("invalid_message_format")).isEqualTo("Invalid JSON format");
      heartbeat(socket);
      assertThat(socket.problems()).isEmpty();
    }
  }

  @Test
  void invalidFramesAreReportedBeforeTheSocketCloses() {
    Phone phone = Outside.newPhone();
    for (String text : List.of("nonsense", "[]", "{\"type\":7,\"data\":{}}", "{}")) {
      GameSocket socket = GameSocket.of(text, phone);
      socket.say(text);
      assertThat(socket.error("invalid_message_format")).isEqualTo("Invalid JSON format");
      socket.close();
    }
    for (String type : List.of("user:ready", "user:answer")) {
      GameSocket socket = GameSocket.of(type, phone);
      socket.say("{\"type\":\"" + type + "\",\"data\":{\"quiz_id\":\"x\",\"question_id\":[]}}");
      assertThat(socket.error("invalid_format")).isEqualTo("Failed to parse " + type + " event");
      socket.close();
    }
  }

  @Test
  void aFrameThatIsTooLargeClosesTheSocket() {
    GameSocket socket = GameSocket.of("big", Outside.newPhone());
    socket.say("{\"type\":\"user:heartbeat\",\"data\":{\"x\":\"" + "x".repeat(70_000) + "\"}}");
    assertThat(socket.awaitClose(SOON).code()).isEqualTo(1009);
  }

  @Test
  void aUserMayHaveSeveralSocketsAndNewOnesDoNotCloseOldOnes() {
    Browser browser = Outside.newBrowser();
    List<GameSocket> tabs = new ArrayList<>();
    for (int i = 0; i < TABS; i++) {
      tabs.add(GameSocket.of("tab " + i, browser));
    }
    // Each gateway counts its own sockets. Beyond the limit new ones are refused, and open ones
    // stay.
    int status = 101;
    for (int more = 0; more <= TABS && status == 101; more++) {
      String ticket = GameSocket.ticket(browser);
      status = handshake(ticket, null, tabs);
    }
    assertThat(status).isBetween(400, 503);
    for (GameSocket tab : tabs) {
      heartbeat(tab);
      tab.close();
    }
  }

  @Test
  void aRevokedSessionLosesOnlyItsOwnSockets() {
    String name = Outside.newName();
    Browser browser = Outside.newBrowser(name);
    long webSession = browser.get("/api/auth/sessions").at("sessions").get(0).path("id").asLong();
    Phone phone = Outside.phoneOf(name, "ios-" + name);
    GameSocket web = GameSocket.of("web", browser);
    GameSocket mobile = GameSocket.of("mobile", phone);
    phone
        .post("/api/mobile/auth/revoke-session?reason=lost", Map.of("session_id", webSession))
        .is(200);
    assertThat(web.hear("session_revoked").path("session_id").asLong()).isEqualTo(webSession);
    web.awaitClose(SOON);
    heartbeat(mobile);
    assertThat(mobile.heard("session_revoked")).isEmpty();

    phone.post("/api/mobile/auth/logout-all", Map.of()).is(200);
    mobile.hear("logout_all_devices");
    mobile.awaitClose(SOON);
  }

  @Test
  void aTicketOfAnEndedSessionOpensNothing() {
    Browser browser = Outside.newBrowser();
    String ticket = GameSocket.ticket(browser);
    browser.post("/api/auth/logout", null).is(200);
    assertThat(handshake(ticket, null)).isEqualTo(401);
  }

  private static void heartbeat(GameSocket socket) {
    socket.say("user:heartbeat", Map.of());
    socket.hear("server:heartbeat");
  }

  /** The status of a handshake that should fail. */
  private static int handshake(String ticket, @Nullable String origin) {
    List<GameSocket> opened = new ArrayList<>();
    int status = handshake(ticket, origin, opened);
    opened.forEach(GameSocket::close);
    return status;
  }

  /**
   * @param opened receives the socket if the handshake succeeds
   */
  private static int handshake(String ticket, @Nullable String origin, List<GameSocket> opened) {
    try {
      opened.add(new GameSocket("one more", http, ticket, origin));
      return 101;
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }
}
