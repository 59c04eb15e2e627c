package io.quizcast.quiz.ads;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;

/** Where media lie. A name never gets another content. Writing blocks. */
interface MediaStore {
  void put(String name, Path file, String contentType) throws IOException;

  /** A file that is gone already is no failure. */
  void drop(String name) throws IOException;

  /** Answers {@code GET /uploads/ads/{name}}. */
  Handler<RoutingContext> reader();
}
