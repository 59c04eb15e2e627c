package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Attacks with large bodies, and with small ones that become large. */
final class Bodies {
  private static final int CHUNK = 64 << 10;
  private static final int LARGE = 78 << 20;
  private static final int LARGE_AT_ONCE = 40;
  private static final int MANY = 2_000_000;
  private static final int MANY_AT_ONCE = 216;
  private static final int PICTURES_AT_ONCE = 4;
  private static final int PICTURE_SIDE = 5_000;
  private static final int BYTES_PER_PIXEL = 8;
  private static final String UPLOAD = "/api/users/me/avatar";
  private static final String FORM = "Content-Type: multipart/form-data; boundary=b";

  private Bodies() {}

  static void large(Attacker attacker) throws Exception {
    String path = "/api/quizzes/1/disputes";
    String json = "Content-Type: application/json";
    String announced =
        attacker.head("POST", path, attacker.player(0), json, "Content-Length: " + LARGE);
    String chunked =
        attacker.head("POST", path, attacker.player(0), json, "Transfer-Encoding: chunked");
    while (!attacker.isOver()) {
      attacker.together(
          LARGE_AT_ONCE,
          i ->
              one -> {
                if (i % 2 == 0) {
                  one.send(one.edge(), announced, out -> zeros(out, LARGE, false));
                } else {
                  one.send(one.edge(), chunked, out -> zeros(out, LARGE, true));
                }
              });
    }
  }

  static void many(Attacker attacker) throws Exception {
    String head =
        attacker.head(
            "PUT",
            "/api/users/me",
            attacker.player(0),
            "Content-Type: application/json",
            "Content-Length: " + MANY);
    while (!attacker.isOver()) {
      attacker.together(
          MANY_AT_ONCE, _ -> one -> one.send(one.edge(), head, out -> zeros(out, MANY, false)));
    }
  }

  /**
   * Sends bodies as large as a picture may be, so that only the budgets for held bytes refuse them.
   */
  static void uploads(Attacker attacker) throws Exception {
    while (!attacker.isOver()) {
      attacker.together(
          MANY_AT_ONCE,
          i ->
              one ->
                  one.send(
                      one.edge(),
                      one.head("POST", UPLOAD, one.player(i), FORM, "Content-Length: " + MANY),
                      out -> zeros(out, MANY, false)));
    }
  }

  private static void zeros(OutputStream out, int bytes, boolean chunked) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int sent = 0; sent < bytes; sent += CHUNK) {
      int length = Math.min(CHUNK, bytes - sent);
      if (chunked) {
        out.write(String.format(Locale.ROOT, "%x\r\n", length).getBytes(ISO_8859_1));
      }
      out.write(chunk, 0, length);
      if (chunked) {
        out.write("\r\n".getBytes(ISO_8859_1));
      }
    }
  }

  static void pictures(Attacker attacker) throws Exception {
    byte[] form = form(picture());
    for (int number = 0; !attacker.isOver(); number += PICTURES_AT_ONCE) {
      int first = number;
      attacker.together(
          PICTURES_AT_ONCE,
          i ->
              one ->
                  one.send(
                      one.edge(),
                      one.head(
                          "POST",
                          UPLOAD,
                          one.player(first + i),
                          FORM,
                          "Content-Length: " + form.length),
                      out -> out.write(form)));
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
      // The bit depth is 16, with red, green, blue and alpha.
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
}
