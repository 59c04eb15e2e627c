package io.quizcast.auth.session;

import io.quizcast.guard.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The device of a session as its owner sees it. Long texts are shortened. */
public record Device(@Nullable String deviceId, String ipAddress, String userAgent) {
  private static final int MAX_LABEL = 255;
  private static final int MAX_AGENT = 512;

  public Device {
    deviceId = deviceId == null ? null : cut(deviceId, MAX_LABEL);
    userAgent = cut(userAgent, MAX_AGENT);
  }

  public static Device of(
      HttpServerRequest request, ClientAddress addresses, @Nullable String deviceId) {
    String agent = request.getHeader("User-Agent");
    return new Device(deviceId, addresses.of(request), agent == null ? "" : agent);
  }

  /** Returns the client's device id, or the User-Agent if there is none. */
  String label() {
    return deviceId == null ? cut(userAgent, MAX_LABEL) : deviceId;
  }

  private static String cut(String text, int max) {
    String clean = text.replace("\0", "");
    return clean.length() <= max ? clean : clean.substring(0, max);
  }
}
