package io.quizcast.quiz.ads;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Stores media in a folder; in production, on a volume that every replica mounts. */
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
    // The file has a temporary name until it is complete, so that readers never see half of it.
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

  /** Answers range requests and lets clients cache a file for a year. */
  @Override
  public Handler<RoutingContext> reader() {
    return StaticHandler.create(FileSystemAccess.ROOT, folder.toString())
        .setDirectoryListing(false)
        // A path counts as hidden if any part of it begins with a dot, and that may be a parent of
        // the media folder.
        .setIncludeHidden(true)
        .setEnableRangeSupport(true)
        .setMaxAgeSeconds(YEAR_SECONDS);
  }
}
