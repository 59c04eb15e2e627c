package io.quizcast.local.edge;

import java.util.Map;

/**
 * The security headers that every edge sends. The web image and the edge of Compose repeat them,
 * and {@code EdgeHeadersTest} in k8s/check compares them.
 */
public final class SecurityHeaders {
  /**
   * Forbids inline scripts. Allows inline styles, which the animation library writes, and pictures
   * from other https origins, for profile pictures.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data: blob: https:; media-src 'self' blob:; font-src 'self' data:; "
          + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  public static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "strict-origin-when-cross-origin",
          "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

  /** HSTS for a year; sent only if the origin is https. */
  public static final String STRICT_TRANSPORT = "max-age=31536000";

  private SecurityHeaders() {}
}
