package io.quizcast.auth.session;

import io.quizcast.guard.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Where a session is used, as its owner will read it in his list. Long texts are cut. */
public record Device(@Nullable String deviceId, String ipAddress, String userAgent) {
  private static final int MOST_LABEL = 255;
  private static final int MOST_AGENT = 512;

  public Device {
    deviceId = deviceId == null ? null : cut(deviceId, MOST_LABEL);
    userAgent = cut(userAgent, MOST_AGENT);
  }

  public static Device of(
      HttpServerRequest request, ClientAddress addresses, @Nullable String deviceId) {
    String agent = request.getHeader("User-Agent");
    return new Device(deviceId, addresses.of(request), agent == null ? "" : agent);
  }

  /** What the session is called: the client's own id of the device, else its User-Agent. */
  String label() {
    return deviceId == null ? cut(userAgent, MOST_LABEL) : deviceId;
  }

  private static String cut(String text, int most) {
    String clean = text.replace("\0", "");
    return clean.length() <= most ? clean : clean.substring(0, most);
  }
}
