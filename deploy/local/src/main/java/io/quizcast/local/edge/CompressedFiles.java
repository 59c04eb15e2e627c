package io.quizcast.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the text files of a built application compressed. Each file is compressed once and kept in
 * memory, which is bounded by the size of the folder. Other files, and callers that accept no
 * compression, are left to the next handler.
 */
final class CompressedFiles implements Handler<RoutingContext> {
  private static final Set<String> TEXT =
      Set.of("js", "css", "html", "svg", "json", "webmanifest", "txt", "md");
  private static final long WORTH_IT_BYTES = 1_024;

  private record Compressed(FileTime changed, Buffer bytes) {}

  private final String prefix;
  private final Path folder;
  private final Map<Path, Compressed> kept = new ConcurrentHashMap<>();

  CompressedFiles(String prefix, Path folder) {
    this.prefix = prefix;
    this.folder = folder.normalize();
  }

  @Override
  public void handle(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    Path file = file(context.normalizedPath());
    if (file == null || accepted == null || !accepted.contains("gzip")) {
      context.next();
      return;
    }
    context
        .vertx()
        .executeBlocking(() -> compressed(file), false)
        .onSuccess(
            bytes ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type(file))
                    .end(bytes))
        .onFailure(_ -> context.next());
  }

  /** The file behind a path if it is worth compressing. */
  private @Nullable Path file(@Nullable String path) {
    if (path == null || path.contains("/.") || !path.startsWith(prefix + "/")) {
      return null;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!TEXT.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return null;
    }
    Path file = folder.resolve(path.substring(prefix.length() + 1)).normalize();
    try {
      return file.startsWith(folder)
              && Files.isRegularFile(file)
              && Files.size(file) >= WORTH_IT_BYTES
          ? file
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private Buffer compressed(Path file) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    Compressed known = kept.get(file);
    if (known != null && known.changed.equals(changed)) {
      return known.bytes;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(file, gzip);
    }
    Buffer fresh = Buffer.buffer(bytes.toByteArray());
    kept.put(file, new Compressed(changed, fresh));
    return fresh;
  }

  private static String type(Path file) {
    String type = MimeMapping.getMimeTypeForFilename(file.getFileName().toString());
    if (type == null) {
      return "application/octet-stream";
    }
    return type.startsWith("text/") || type.endsWith("javascript") ? type + ";charset=UTF-8" : type;
  }
}
