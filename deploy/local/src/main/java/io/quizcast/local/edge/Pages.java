package io.quizcast.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves a built web application under one prefix. A path without a dot that is not a file of the
 * application gets the start page, whose router resolves the path.
 */
final class Pages {
  static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private static final String INDEX = "index.html";

  private Pages() {}

  /**
   * @param prefix empty, or a path such as {@code /admin}
   */
  static void mount(Router router, String prefix, Path folder) {
    StaticHandler files =
        StaticHandler.create(FileSystemAccess.ROOT, folder.toString())
            .setIndexPage(INDEX)
            // Pages may be built while the edge runs.
            .setFilesReadOnly(false)
            .setCachingEnabled(false)
            .setIncludeHidden(false);
    Handler<RoutingContext> present =
        context -> {
          if (Files.isRegularFile(folder.resolve(INDEX))) {
            context.next();
          } else {
            Refusals.notFound(context.response());
          }
        };
    router
        .get(prefix + "/*")
        .handler(present)
        .handler(context -> keep(context, prefix))
        .handler(files);
    router.head(prefix + "/*").handler(present).handler(files);
    router.get(prefix + "/*").handler(context -> firstPage(context, prefix, folder));
  }

  /**
   * Lets browsers cache files under assets, whose names contain a hash, for ever; they revalidate
   * all others.
   */
  private static void keep(RoutingContext context, String prefix) {
    boolean hashed = context.request().path().startsWith(prefix + "/assets/");
    context.addHeadersEndHandler(
        _ -> {
          if (context.response().getStatusCode() < 400) {
            context
                .response()
                .putHeader(HttpHeaders.CACHE_CONTROL, hashed ? IMMUTABLE : "no-cache");
          }
        });
    context.next();
  }

  private static void firstPage(RoutingContext context, String prefix, Path folder) {
    String path = context.request().path().substring(prefix.length());
    if (context.request().method().equals(HttpMethod.GET) && path.indexOf('.') < 0) {
      context
          .response()
          .putHeader("Content-Type", "text/html; charset=utf-8")
          .putHeader("Cache-Control", "no-cache")
          .sendFile(folder.resolve(INDEX).toString());
    } else {
      Refusals.notFound(context.response());
    }
  }
}
