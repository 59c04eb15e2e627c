package io.quizcast.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds images reproducibly: the same inputs give the same digest, because no image contains the
 * time of its build.
 */
final class ImageBuild {
  /** A user id that no user of a node has. */
  private static final String USER = "10001:10001";

  private static final AbsoluteUnixPath WORK = AbsoluteUnixPath.get("/work");
  private static final AbsoluteUnixPath MEDIA = AbsoluteUnixPath.get("/var/lib/quizcast/ads");

  private static final List<String> JAVA =
      List.of(
          "java",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Dfile.encoding=UTF-8");

  private final String registry;
  private final String revision;
  private final boolean push;
  private final Path folder;

  ImageBuild(String registry, String revision, boolean push, Path folder) {
    this.registry = registry;
    this.revision = revision;
    this.push = push;
    this.folder = folder;
  }

  /**
   * Builds the image of a service and returns its digest. Each kind of file is a layer of its own,
   * because libraries change seldom.
   *
   * @param startCache the AOT cache that a JVM has recorded with this image built without one
   */
  String service(String name, Base base, Path app, Optional<Path> startCache) throws Exception {
    Path sbom = folder.resolve(name + ".cdx.json");
    Files.writeString(sbom, Sbom.of(name, app.resolve("lib")));
    JibContainerBuilder image = base.builder();
    for (String part : List.of("lib/boot", "lib/main", "quarkus", "app")) {
      image.addFileEntriesLayer(tree(part, app.resolve(part), "/work/" + part));
    }
    image.addFileEntriesLayer(
        FileEntriesLayer.builder()
            .setName("start")
            .addEntry(app.resolve("quarkus-run.jar"), WORK.resolve("quarkus-run.jar"))
            .addEntry(sbom, WORK.resolve("sbom.cdx.json"))
            .build());
    image.addFileEntriesLayer(media());
    List<String> command = new ArrayList<>(JAVA);
    if (startCache.isPresent()) {
      AbsoluteUnixPath inside = WORK.resolve("start.aot");
      image.addFileEntriesLayer(
          FileEntriesLayer.builder()
              .setName("start cache")
              .addEntry(startCache.get(), inside)
              .build());
      command.add("-XX:AOTCache=" + inside);
    }
    command.addAll(List.of("-jar", WORK.resolve("quarkus-run.jar").toString()));
    image.setEntrypoint(command);
    image.setWorkingDirectory(WORK);
    return build(name, base, image);
  }

  /**
   * Builds the image of the probe: the bots' program, which plays one synthetic quiz after another.
   */
  String probe(Base base, Path bots) throws Exception {
    Path sbom = folder.resolve("probe.cdx.json");
    Files.writeString(sbom, Sbom.of("probe", bots.resolve("lib")));
    JibContainerBuilder image = base.builder();
    image.addFileEntriesLayer(tree("lib", bots.resolve("lib"), "/work/lib"));
    image.addFileEntriesLayer(
        FileEntriesLayer.builder()
            .setName("app")
            .addEntry(bots.resolve("quizcast-swarm-1.0.0-SNAPSHOT.jar"), WORK.resolve("swarm.jar"))
            .addEntry(sbom, WORK.resolve("sbom.cdx.json"))
            .build());
    List<String> command = new ArrayList<>(JAVA);
    command.addAll(List.of("-jar", WORK.resolve("swarm.jar").toString()));
    image.setEntrypoint(command);
    // As in the image of the Dockerfile, arguments replace the whole default command, so the first
    // argument is the name of a command.
    image.setProgramArguments("probe");
    image.setWorkingDirectory(WORK);
    return build("probe", base, image);
  }

  /** Builds the image of the web server with the pages of players and admins. */
  String pages(Base base, Path repository) throws Exception {
    Path sbom = folder.resolve("web.cdx.json");
    Files.writeString(sbom, Sbom.ofPages(repository.resolve("web/package-lock.json")));
    JibContainerBuilder image = base.builder();
    image.addFileEntriesLayer(
        tree("player", repository.resolve("web/player/dist"), "/srv/quizcast"));
    image.addFileEntriesLayer(
        tree("admin", repository.resolve("web/admin/dist"), "/srv/quizcast/admin"));
    image.addFileEntriesLayer(
        FileEntriesLayer.builder()
            .setName("server")
            .addEntry(
                repository.resolve("deploy/images/web/nginx.conf"),
                AbsoluteUnixPath.get("/etc/nginx/nginx.conf"))
            .addEntry(sbom, WORK.resolve("sbom.cdx.json"))
            .build());
    image.setEntrypoint("nginx", "-e", "stderr", "-g", "daemon off;");
    return build("web", base, image);
  }

  private String build(String name, Base base, JibContainerBuilder image) throws Exception {
    image
        .setUser(USER)
        .setExposedPorts(Set.of(Port.tcp(8080)))
        .setCreationTime(Instant.EPOCH)
        .addLabel("org.opencontainers.image.title", "quizcast/" + name)
        .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
        .addLabel("org.opencontainers.image.revision", revision)
        .addLabel("org.opencontainers.image.base.name", base.name());
    ImageReference reference = ImageReference.parse(registry + "/" + name);
    Containerizer target;
    if (push) {
      image.setPlatforms(Set.of(new Platform("amd64", "linux"), new Platform("arm64", "linux")));
      target = Containerizer.to(DockerConfig.image(reference.toString()));
    } else {
      Path tar = folder.resolve(name + ".tar");
      target = Containerizer.to(TarImage.at(tar).named(reference));
    }
    target.setToolName("quizcast").setOfflineMode(!push && base.name().startsWith("tar:"));
    return image.containerize(target).getDigest().toString();
  }

  /**
   * A container engine gives a new volume the owner of the folder on which it is mounted. Without
   * such a folder the volume would belong to root.
   */
  private FileEntriesLayer media() throws IOException {
    return FileEntriesLayer.builder()
        .setName("media")
        .addEntry(
            Files.createDirectories(folder.resolve("empty")),
            MEDIA,
            FilePermissions.DEFAULT_FOLDER_PERMISSIONS,
            FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
            USER)
        .build();
  }

  private static FileEntriesLayer tree(String name, Path from, String to) throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    layer.addEntryRecursive(from, AbsoluteUnixPath.get(to));
    return layer.build();
  }
}
