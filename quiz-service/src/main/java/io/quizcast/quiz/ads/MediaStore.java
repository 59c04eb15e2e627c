package io.quizcast.quiz.ads;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;

/** Stores media files. The content under a name never changes. Writing blocks. */
interface MediaStore {
  void put(String name, Path file, String contentType) throws IOException;

  /** Deletes a file. Idempotent: succeeds if there is no such file. */
  void drop(String name) throws IOException;

  /** Answers {@code GET /uploads/ads/{name}}. */
  Handler<RoutingContext> reader();
}
