package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** All attacks. Their sizes are those that stopped a service or the edge before it was fixed. */
final class Attacks {
  private static final int CHUNK = 64 << 10;
  private static final int LARGE = 78 << 20;
  private static final int PICTURE_SIDE = 5_000;
  private static final int BYTES_PER_PIXEL = 8;

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

  static List<Attack> all() {
    return List.of(
        new Attack(
            "large-bodies",
            "40 × 78 MB to `/api/quizzes/1/disputes` by one unverified account",
            "quiz-service ended",
            largeBodies(40, "POST", "/api/quizzes/1/disputes", LARGE)),
        new Attack(
            "many-bodies",
            "216 × 2 MB to `/api/users/me` by one unverified account",
            "user-service ended",
            largeBodies(216, "PUT", "/api/users/me", 2 << 20)),
        new Attack(
            "pictures",
            "4 PNGs of 5 000 × 5 000 pixels at 16 bits, under 200 KB each, at once",
            "two at once ended user-service",
            Attacks::pictures),
        new Attack(
            "upgrades",
            "25 anonymous `GET /uploads/…` with `Upgrade: websocket`, never read",
            "the edge ended",
            Attacks::upgrades),
        new Attack(
            "slow-heads",
            "300 connections to the edge and to auth-service, a byte of a head every second",
            "auth-service answered nobody",
            attacker -> slow(attacker, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")),
        new Attack(
            "slow-bodies",
            "300 sign-ins to the edge and to auth-service, a byte of a body every second",
            "auth-service answered nobody",
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
            "8 000 connections to the edge that say nothing",
            "20 000 of them: the edge answered nobody",
            Attacks::idle),
        new Attack(
            "wrong-passwords",
            "40 connections of one address that sign in with wrong passwords",
            "sign-in of others took 2.5 to 20 s",
            Attacks::wrongPasswords),
        new Attack(
            "frames",
            "pings, pongs and fragments over one socket, as fast as it goes",
            "not counted",
            Attacks::frames),
        new Attack(
            "malformed",
            "`{\"kid\":1}` in a token, a JSON key twice, a birth date of the year −999 999 999",
            "answers with 500",
            Attacks::malformed));
  }

  private static Attack.Step largeBodies(int at, String method, String path, int bytes) {
    return attacker -> {
      while (!attacker.isOver()) {
        String head =
            attacker.head(
                method,
                path,
                attacker.bearer(),
                "Content-Type: application/json",
                "Content-Length: " + bytes);
        attacker.together(
            at, _ -> one -> one.send(one.edge(), head, socket -> zeros(socket, bytes)));
      }
    };
  }

  private static void zeros(Socket socket, int bytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int sent = 0; sent < bytes; sent += CHUNK) {
      socket.getOutputStream().write(chunk, 0, Math.min(CHUNK, bytes - sent));
    }
  }

  private static void pictures(Attacker attacker) throws Exception {
    byte[] form = form(picture());
    String head =
        attacker.head(
            "POST",
            "/api/users/me/avatar",
            attacker.bearer(),
            "Content-Type: multipart/form-data; boundary=b",
            "Content-Length: " + form.length);
    while (!attacker.isOver()) {
      attacker.together(
          4,
          _ -> one -> one.send(one.edge(), head, socket -> socket.getOutputStream().write(form)));
    }
  }

  private static byte[] form(byte[] picture) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(
        ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .getBytes(UTF_8));
    form.write(picture);
    form.write("\r\n--b--\r\n".getBytes(UTF_8));
    return form.toByteArray();
  }

  /** A picture that is small on the wire and 200 MB when decoded. */
  private static byte[] picture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(header)) {
      out.writeInt(PICTURE_SIDE);
      out.writeInt(PICTURE_SIDE);
      // Bit depth 16, with red, green, blue and alpha.
      out.write(new byte[] {16, 6, 0, 0, 0});
    }
    chunk(png, "IHDR", header.toByteArray());
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(pixels)) {
      byte[] row = new byte[1 + PICTURE_SIDE * BYTES_PER_PIXEL];
      for (int y = 0; y < PICTURE_SIDE; y++) {
        out.write(row);
      }
    }
    chunk(png, "IDAT", pixels.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(OutputStream png, String type, byte[] content) throws IOException {
    DataOutputStream out = new DataOutputStream(png);
    out.writeInt(content.length);
    CRC32 sum = new CRC32();
    sum.update(type.getBytes(UTF_8));
    sum.update(content);
    out.write(type.getBytes(UTF_8));
    out.write(content);
    out.writeInt((int) sum.getValue());
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

  /** Sends a request slowly until the other side closes the connection, as it should. */
  private static void trickle(Attacker attacker, int port, String begin) {
    try (Socket socket = attacker.connect(port)) {
      socket.getOutputStream().write(begin.getBytes(UTF_8));
      while (!attacker.isOver()) {
        pause(1_000);
        socket.getOutputStream().write('a');
      }
    } catch (IOException e) {
      pause(100);
    }
  }

  private static void idle(Attacker attacker) {
    List<Socket> held = new ArrayList<>();
    try {
      while (!attacker.isOver()) {
        try {
          held.add(attacker.connect(attacker.edge()));
        } catch (IOException e) {
          pause(100);
        }
        if (held.size() > 8_000) {
          held.removeFirst().close();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      held.forEach(Attacks::closeQuietly);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return;
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
                    socket ->
                        json(
                            one,
                            socket,
                            "/api/auth/login",
                            "{\"email\":\"nobody%d@example.org\",\"password\":\"wrong-password\"}"
                                .formatted(i)));
              }
            });
  }

  private static void json(Attacker attacker, Socket socket, String path, String body)
      throws IOException {
    String head =
        attacker.head(
            "POST",
            path,
            "Content-Type: application/json",
            "Connection: close",
            "Content-Length: " + body.getBytes(UTF_8).length);
    socket.getOutputStream().write((head + body).getBytes(UTF_8));
  }

  private static void frames(Attacker attacker) throws Exception {
    attacker.together(
        4,
        i ->
            one -> {
              while (!one.isOver()) {
                flood(one, i);
              }
            });
  }

  private static void flood(Attacker attacker, int number) throws Exception {
    List<Integer> gateways = attacker.ports("realtime-gateway");
    try (Socket socket = attacker.connect(gateways.get(number % gateways.size()))) {
      socket
          .getOutputStream()
          .write(
              attacker
                  .head(
                      "GET",
                      "/ws?ticket=" + attacker.ticket(),
                      "Upgrade: websocket",
                      "Connection: Upgrade",
                      "Sec-WebSocket-Version: 13",
                      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
                  .getBytes(UTF_8));
      byte[] frame = FRAMES.get(number % FRAMES.size());
      byte[] many = new byte[frame.length * 1_000];
      for (int at = 0; at < many.length; at += frame.length) {
        System.arraycopy(frame, 0, many, at, frame.length);
      }
      while (!attacker.isOver()) {
        socket.getOutputStream().write(many);
      }
    } catch (IOException e) {
      // Expected: the gateway closed the connection.
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
                    attacker.bearer(),
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
