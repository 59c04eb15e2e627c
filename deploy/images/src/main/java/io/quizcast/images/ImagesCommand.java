package io.quizcast.images;

import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./quizcast images}: builds the images and writes their digests into the overlays. */
@Command(name = "images", mixinStandardHelpOptions = true)
public final class ImagesCommand implements Callable<Integer> {
  private static final List<String> SERVICES =
      List.of("auth-service", "quiz-service", "realtime-gateway", "user-service");

  @Option(names = "--repository", hidden = true, required = true)
  private Path repository = Path.of("");

  @Option(
      names = "--base",
      required = true,
      description = "Java runtime that the services use: NAME@sha256:DIGEST, or tar:FILE")
  private String base = "";

  @Option(
      names = "--web-base",
      description = "NGINX image for the pages, likewise; without it no image of the pages")
  private String webBase = "";

  @Option(
      names = "--start-caches",
      description = "folder with the AOT caches SERVICE.aot, see docs/runbooks/deploy.md")
  private @Nullable Path startCaches;

  @Option(names = "--registry", defaultValue = "registry.quizcast.example/quizcast")
  private String registry = "";

  @Option(
      names = "--push",
      description = "push to the registry, for amd64 and arm64; otherwise write files")
  private boolean push;

  @Option(names = "--revision", description = "commit that the images are built from")
  private String revision = "unknown";

  public static void main(String[] args) {
    System.exit(new CommandLine(new ImagesCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try {
      return build();
    } catch (RegistryUnauthorizedException e) {
      System.err.println(
          registry.split("/", 2)[0]
              + " refuses the credentials of the Docker configuration for "
              + e.getImageReference()
              + "; run docker login");
      return 1;
    }
  }

  private int build() throws Exception {
    Path folder = repository.resolve("deploy/images/target/images");
    Files.createDirectories(folder);
    ImageBuild build = new ImageBuild(registry, revision, push, folder);
    Map<String, String> digests = new LinkedHashMap<>();
    for (String service : SERVICES) {
      Path app = repository.resolve(service).resolve("target/quarkus-app");
      if (!Files.isDirectory(app)) {
        System.err.println(service + " is not built; run ./quizcast up or mvn package first");
        return 1;
      }
      digests.put(service, build.service(service, Base.parse(base), app, startCache(service)));
    }
    Path bots = repository.resolve("deploy/swarm/target");
    digests.put("probe", build.probe(Base.parse(base), bots));
    if (!webBase.isEmpty()) {
      digests.put("web", build.pages(Base.parse(webBase), repository));
    }
    digests.forEach((name, digest) -> System.out.println(name + " " + digest));
    write(repository.resolve("k8s/components/images/kustomization.yaml"), digests);
    return 0;
  }

  private Optional<Path> startCache(String service) {
    return Optional.ofNullable(startCaches)
        .map(folder -> folder.resolve(service + ".aot"))
        .filter(Files::exists);
  }

  /** Images that were not built keep their digest. */
  private void write(Path file, Map<String, String> digests) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    String name = "";
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (text.startsWith("- name: quizcast/")) {
        name = text.substring(text.indexOf('/') + 1);
      } else if (text.startsWith("digest: ")) {
        all.put(name, text.substring("digest: ".length()));
      }
    }
    all.putAll(digests);
    StringBuilder out = new StringBuilder();
    out.append("# Written by ./quizcast images: what was built last, by content.\n");
    out.append("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n\nimages:\n");
    all.forEach(
        (image, digest) ->
            out.append("  - name: quizcast/%s\n".formatted(image))
                .append("    newName: %s/%s\n".formatted(registry, image))
                .append("    digest: %s\n".formatted(digest)));
    Files.writeString(file, out);
  }
}
