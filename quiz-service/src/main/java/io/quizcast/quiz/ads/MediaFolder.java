package io.quizcast.quiz.ads;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Media in a folder; in production a volume that every replica mounts. */
final class MediaFolder implements MediaStore {
  private static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

  private final Path folder;

  MediaFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public void put(String name, Path file, String contentType) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(name);
    // A temporary name until it is complete: readers never see half a file.
    Path growing = folder.resolve(name + ".part");
    try {
      Files.copy(file, growing, StandardCopyOption.REPLACE_EXISTING);
      Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(growing);
    }
  }

  @Override
  public void drop(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(Path.of(name).getFileName()));
  }

  /** Supports ranges and lets clients cache a file for a year. */
  @Override
  public Handler<RoutingContext> reader() {
    return StaticHandler.create(FileSystemAccess.ROOT, folder.toString())
        .setDirectoryListing(false)
        // "Hidden" is a dot anywhere in the path, and the folder itself may lie below a hidden one.
        .setIncludeHidden(true)
        .setEnableRangeSupport(true)
        .setMaxAgeSeconds(YEAR_SECONDS);
  }
}
