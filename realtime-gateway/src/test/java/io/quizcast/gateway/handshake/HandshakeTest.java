package io.quizcast.gateway.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestPlayer;
import io.quizcast.guard.token.Revocations;
import io.restassured.RestAssured;
import io.vertx.core.http.UpgradeRejectedException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract §1.1 and §1.4: who may open a socket, and how other requests are refused. */
@QuarkusTest
class HandshakeTest extends GatewayTest {

  @Test
  void aMissingTicketIs401() {
    var refusal = TestPlayer.refused(vertx, port(), "/ws", null);

    assertThat(refusal.getStatus()).isEqualTo(401);
    assertThat(refusal.getBody().toJsonObject().getString("error"))
        .isEqualTo("Missing authentication ticket parameter");
  }

  @Test
  void anUnknownTicketIs401() {
    var refusal = TestPlayer.refused(vertx, port(), "/ws?ticket=nonsense", null);

    assertInvalid(refusal);
  }

  @Test
  void aTicketWorksOnce() {
    long user = newUser();
    String ticket = ticket(user, user, "user");
    keep(TestPlayer.open(vertx, port(), user, ticket));

    assertInvalid(TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket, null));
  }

  @Test
  void aTicketOfARevokedSessionIs401() {
    long user = newUser();
    redis.value(String.class).setex(Revocations.sessionKey(user), 60, "1");

    assertInvalid(
        TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket(user, user, "user"), null));
  }

  @Test
  void aTicketOfAnEarlierRoleIs401() {
    long user = newUser();
    String ticket = ticket(user, user, "admin");
    redis.value(String.class).setex(Revocations.versionKey(user), 60, "2");

    assertInvalid(TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket, null));
  }

  /** Each loop keeps one connection for tickets. The next ticket must not be sent on a dead one. */
  @Test
  void ticketsAreRedeemedAgainAfterRedisDroppedItsConnections() {
    for (int loop = 0; loop < 4; loop++) {
      player();
    }

    redis.execute("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

    for (int loop = 0; loop < 4; loop++) {
      long user = newUser();
      await().ignoreExceptions().untilAsserted(() -> player(user));
    }
  }

  @Test
  void aForeignOriginIs403AndDoesNotConsumeTheTicket() {
    long user = newUser();
    String ticket = ticket(user, user, "user");
    String path = "/ws?ticket=" + ticket;

    assertThat(TestPlayer.refused(vertx, port(), path, "http://evil.example").getStatus())
        .isEqualTo(403);
    keep(TestPlayer.connect(vertx, port(), user, path, "http://localhost:8080"));
  }

  @Test
  void aRequestThatIsNotAHandshakeIs400AndDoesNotConsumeTheTicket() {
    long user = newUser();
    String ticket = ticket(user, user, "user");

    RestAssured.given()
        .port(port())
        .get("/ws?ticket=" + ticket)
        .then()
        .statusCode(400)
        .contentType("application/json");
    keep(TestPlayer.open(vertx, port(), user, ticket));
  }

  /** An upgrade header alone is not a handshake: key and version are required. */
  @Test
  void anIncompleteHandshakeIs400AndDoesNotConsumeTheTicket() throws Exception {
    long user = newUser();
    String ticket = ticket(user, user, "user");

    for (String half :
        List.of("Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")) {
      try (Socket socket = new Socket("127.0.0.1", port())) {
        socket.setSoTimeout(10_000);
        String request =
            "GET /ws?ticket=%s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n%s\r\n\r\n";
        socket
            .getOutputStream()
            .write(request.formatted(ticket, half).getBytes(StandardCharsets.US_ASCII));
        byte[] answer = socket.getInputStream().readNBytes(12);
        assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
      }
    }
    keep(TestPlayer.open(vertx, port(), user, ticket));
  }

  @Test
  void anInvalidTicketIsReportedBeforeAnInvalidHandshake() {
    RestAssured.given()
        .port(port())
        .get("/ws?ticket=x")
        .then()
        .statusCode(401)
        .body("error", equalTo("Invalid or expired ticket"));
  }

  @Test
  void theSixthSocketOfAUserIsRefusedAndTheOthersStayOpen() {
    long user = newUser();
    for (int i = 0; i < 5; i++) {
      player(user);
    }

    var refusal =
        TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket(user, user, "user"), null);

    assertThat(refusal.getStatus()).isEqualTo(429);
    assertThat(refusal.getHeaders().get("Retry-After")).isNotBlank();
    assertThat(players()).noneMatch(player -> player.socket.isClosed());
  }

  private static void assertInvalid(UpgradeRejectedException refusal) {
    assertThat(refusal.getStatus()).isEqualTo(401);
    assertThat(refusal.getBody().toJsonObject().getString("error"))
        .isEqualTo("Invalid or expired ticket");
  }
}
