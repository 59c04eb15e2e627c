package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** All attacks. Their sizes are those that stopped a service or the edge before it was fixed. */
final class Attacks {
  private static final int IDLE = 8_000;
  private static final int SOCKETS = 4;

  /**
   * Counted when the gateway still reads from a socket that has sent far more than its limit and
   * all buffers allow.
   */
  static final String FLOOD_ACCEPTED = "flood accepted";

  private static final long MAX_UNREAD_BYTES = 24 << 20;

  /**
   * Empty WebSocket frames with a zero mask: a ping, a pong, and the first fragment of a text
   * message.
   */
  private static final List<byte[]> FRAMES =
      List.of(
          new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0},
          new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0},
          new byte[] {(byte) 0x01, (byte) 0x80, 0, 0, 0, 0});

  private Attacks() {}

  static Attack named(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  static List<Attack> all() {
    return List.of(
        new Attack(
            "large-bodies",
            "40 × 78 MB to `/api/quizzes/1/disputes` by one unverified account, half of them"
                + " without `Content-Length`",
            "quiz-service ended",
            Bodies::large),
        new Attack(
            "many-bodies",
            "216 × 2 MB to `/api/users/me` by one unverified account",
            "user-service ended",
            Bodies::many),
        new Attack(
            "uploads",
            "216 × 2 MB to `/api/users/me/avatar` by 30 unverified accounts",
            "user-service ended",
            Bodies::uploads),
        new Attack(
            "pictures",
            "4 PNGs of 5 000 × 5 000 pixels at 16 bits, under 200 KB each, at once",
            "two at once ended user-service",
            Bodies::pictures),
        new Attack(
            "upgrades",
            "25 anonymous `GET /uploads/…` with `Upgrade: websocket`, whose responses are never read",
            "the edge ended",
            Attacks::upgrades),
        new Attack(
            "slow-heads",
            "300 connections to the edge and to auth-service, a byte of a head every second",
            "auth-service stopped answering",
            attacker -> slow(attacker, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")),
        new Attack(
            "slow-bodies",
            "300 sign-ins to the edge and to auth-service, a byte of a body every second",
            "auth-service stopped answering",
            attacker ->
                slow(
                    attacker,
                    attacker.head(
                        "POST",
                        "/api/auth/login",
                        "Content-Type: application/json",
                        "Content-Length: 300"))),
        new Attack(
            "idle",
            "8 000 connections to the edge that send nothing",
            "20 000 of them: the edge stopped answering",
            attacker -> new IdleConnections(attacker, IDLE).hold()),
        new Attack(
            "wrong-passwords",
            "40 connections of one address that sign in with wrong passwords",
            "sign-in of others took 2.5 to 20 s",
            Attacks::wrongPasswords),
        new Attack(
            "frames",
            "pings, pongs and fragments over four sockets, as fast as possible",
            "not counted",
            Attacks::frames),
        new Attack(
            "malformed",
            "`{\"kid\":1}` in a token, a JSON key twice, a birth date of the year −999 999 999",
            "answers with 500",
            Attacks::malformed));
  }

  private static void upgrades(Attacker attacker) throws Exception {
    String head =
        attacker.head("GET", "/uploads/ads/a.png", "Upgrade: websocket", "Connection: Upgrade");
    while (!attacker.isOver()) {
      attacker.together(25, _ -> one -> one.send(one.edge(), head, Attacker.Body.NONE));
    }
  }

  private static void slow(Attacker attacker, String begin) throws Exception {
    List<Integer> ports = new ArrayList<>(List.of(attacker.edge()));
    ports.addAll(attacker.ports("auth-service"));
    attacker.together(
        300,
        i ->
            one -> {
              while (!one.isOver()) {
                trickle(one, ports.get(i % ports.size()), begin);
              }
            });
  }

  /** Sends a request slowly until the other side closes the connection, which it should do. */
  private static void trickle(Attacker attacker, int port, String begin) {
    try (Socket socket = attacker.connect(port)) {
      socket.getOutputStream().write(begin.getBytes(UTF_8));
      while (!attacker.isOver()) {
        pause(1_000);
        if (socket.getInputStream().available() > 0) {
          attacker.count(Attacker.status(socket));
          return;
        }
        socket.getOutputStream().write('a');
      }
    } catch (IOException e) {
      attacker.count("closed");
      pause(100);
    }
  }

  private static void wrongPasswords(Attacker attacker) throws Exception {
    attacker.together(
        40,
        i ->
            one -> {
              for (int n = 0; !one.isOver(); n++) {
                one.send(
                    one.edge(),
                    "",
                    out ->
                        json(
                            one,
                            out,
                            "/api/auth/login",
                            "{\"email\":\"nobody%d@example.org\",\"password\":\"wrong-password\"}"
                                .formatted(i)));
              }
            });
  }

  private static void json(Attacker attacker, OutputStream out, String path, String body)
      throws IOException {
    String head =
        attacker.head(
            "POST",
            path,
            "Content-Type: application/json",
            "Connection: close",
            "Content-Length: " + body.getBytes(UTF_8).length);
    out.write((head + body).getBytes(UTF_8));
  }

  private static void frames(Attacker attacker) throws Exception {
    attacker.together(
        SOCKETS,
        i ->
            one -> {
              for (int n = i; !one.isOver(); n += SOCKETS) {
                flood(one, n);
              }
            });
  }

  private static void flood(Attacker attacker, int number) {
    List<Integer> gateways = attacker.ports("realtime-gateway");
    try (Socket socket = attacker.connect(gateways.get(number % gateways.size()))) {
      socket
          .getOutputStream()
          .write(
              attacker
                  .head(
                      "GET",
                      "/ws?ticket=" + attacker.ticket(attacker.player(number)),
                      "Upgrade: websocket",
                      "Connection: Upgrade",
                      "Sec-WebSocket-Version: 13",
                      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
                  .getBytes(UTF_8));
      attacker.count(Attacker.status(socket));
      byte[] frame = FRAMES.get(number % FRAMES.size());
      byte[] many = new byte[frame.length * 1_000];
      for (int at = 0; at < many.length; at += frame.length) {
        System.arraycopy(frame, 0, many, at, frame.length);
      }
      for (long sent = 0; !attacker.isOver(); sent += many.length) {
        socket.getOutputStream().write(many);
        if (sent > MAX_UNREAD_BYTES) {
          attacker.count(FLOOD_ACCEPTED);
          return;
        }
      }
    } catch (IOException e) {
      // This is expected: the gateway has closed the connection.
      attacker.count("closed");
      pause(200);
    }
  }

  private static void malformed(Attacker attacker) throws Exception {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"ES256\",\"kid\":1}".getBytes(UTF_8));
    String token = "Authorization: Bearer " + header + ".e30.AAAA";
    String date = "{\"birth_date\":\"-999999999-01-01\"}";
    List<String> requests =
        List.of(
            attacker.head("GET", "/api/auth/sessions", token, "Connection: close"),
            attacker.head("GET", "/api/users/me", token, "Connection: close"),
            attacker.head("GET", "/api/admin/payouts", token, "Connection: close"),
            attacker.head("GET", "/api/admin/ws/metrics", token, "Connection: close"),
            attacker.head(
                    "POST",
                    "/api/auth/forgot-password",
                    "Content-Type: application/json",
                    "Connection: close",
                    "Content-Length: 29")
                + "{\"email\":\"a@b\",\"email\":\"a@b\"}",
            attacker.head(
                    "PUT",
                    "/api/users/me",
                    attacker.player(0),
                    "Content-Type: application/json",
                    "Connection: close",
                    "Content-Length: " + date.length())
                + date);
    while (!attacker.isOver()) {
      for (String request : requests) {
        attacker.send(attacker.edge(), request, Attacker.Body.NONE);
      }
      pause(200);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
