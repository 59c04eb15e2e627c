package io.quizcast.quiz.ads;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Serves media files. Answers 404 for a name that this service cannot have generated. */
@ApplicationScoped
class AdFiles {
  private static final Pattern PATH =
      Pattern.compile("/uploads/ads/[0-9a-f-]{36}\\.(?:jpg|png|mp4|webm)");

  void serve(@Observes Router router, MediaStore store) {
    router
        .get("/uploads/ads/*")
        .handler(
            context -> {
              context.response().putHeader("X-Content-Type-Options", "nosniff");
              if (PATH.matcher(context.normalizedPath()).matches()) {
                context.next();
              } else {
                context
                    .response()
                    .setStatusCode(404)
                    .putHeader("Content-Type", "text/plain")
                    .end("404 page not found");
              }
            })
        .handler(store.reader());
  }
}
