package io.quizcast.quiz.ads;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the media files: with ranges, for a year, since a name never gets another content. */
@ApplicationScoped
class AdFiles {
  private static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

  void serve(@Observes Router router, AdLimits limits) {
    StaticHandler files =
        StaticHandler.create(
                FileSystemAccess.ROOT, limits.folder().toAbsolutePath().normalize().toString())
            .setDirectoryListing(false)
            // Asks for a dot anywhere in the path, and the folder may well lie below one.
            .setIncludeHidden(true)
            .setEnableRangeSupport(true)
            .setMaxAgeSeconds(YEAR_SECONDS);
    router
        .get("/uploads/ads/*")
        .handler(
            context -> {
              context.response().putHeader("X-Content-Type-Options", "nosniff");
              context.next();
            })
        .handler(files);
  }
}
