package io.quizcast.e2e.contract.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A multipart form with a file, as browsers send it. */
public final class Multipart {
  private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public Multipart field(String name, String value) {
    part("name=\"" + name + "\"", "", value.getBytes(UTF_8));
    return this;
  }

  public Multipart file(String name, String fileName, String type, byte[] content) {
    part(
        "name=\"" + name + "\"; filename=\"" + fileName + "\"",
        "Content-Type: " + type + "\r\n",
        content);
    return this;
  }

  public String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  public byte[] bytes() {
    byte[] end = ("--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
    byte[] parts = body.toByteArray();
    byte[] all = new byte[parts.length + end.length];
    System.arraycopy(parts, 0, all, 0, parts.length);
    System.arraycopy(end, 0, all, parts.length, end.length);
    return all;
  }

  private void part(String disposition, String extra, byte[] content) {
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + extra)
            .getBytes(UTF_8));
    body.writeBytes("\r\n".getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }
}
