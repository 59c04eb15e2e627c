package io.quizcast.quiz.versions;

import io.quizcast.quiz.refusal.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Optimistic locking by {@code ETag} and {@code If-Match}, which prevents lost updates. */
public final class IfMatch {
  private IfMatch() {}

  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /** Creates an answer with the ETag of this version. */
  public static <T> RestResponse<T> tagged(RestResponse.Status status, T body, long version) {
    return RestResponse.ResponseBuilder.create(status, body)
        .header(HttpHeaders.ETAG, tag(version))
        .build();
  }

  /**
   * Refuses if the header names another version; without the header the last write wins. The caller
   * must hold the lock of the row.
   *
   * @param version the stored version
   */
  public static void check(@Nullable String header, long version) {
    if (header == null || header.isBlank() || header.strip().equals("*")) {
      return;
    }
    for (String tag : header.split(",")) {
      if (tag.strip().equals(tag(version))) {
        return;
      }
    }
    throw Refusal.VERSION_MISMATCH.because(
        "somebody else changed this meanwhile; reload it and try again");
  }
}
