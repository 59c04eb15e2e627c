package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that images are named by digest, because a tag may be moved to another image.
 * CloudNativePG reads the version from the tag, so its image has both. The overlay for one node
 * builds its own images, whose digests are not known in advance.
 */
public final class Images implements Check {
  private static final String NAME = "[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)+";
  private static final String CONTENT = "@sha256:(?!0{64})[0-9a-f]{64}";
  private static final Pattern DIGEST = Pattern.compile(NAME + CONTENT);
  private static final Pattern TAG_AND_DIGEST = Pattern.compile(NAME + ":\\d+[\\w.-]*" + CONTENT);
  private static final Pattern OF_ONE_NODE =
      Pattern.compile("quizcast/[a-z-]+:local|[a-z0-9.-]+(/[a-z0-9._-]+)+:(?!latest$)[\\w.-]+");

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream()
        .flatMap(
            object -> {
              List<String> images = new ArrayList<>();
              collect(object, images);
              Pattern wanted =
                  overlay.isLocal()
                      ? OF_ONE_NODE
                      : object.path("kind").asText().equals("Cluster") ? TAG_AND_DIGEST : DIGEST;
              return images.stream()
                  .filter(image -> !wanted.matcher(image).matches())
                  .map(
                      image ->
                          "%s: image is not named as it has to be: %s"
                              .formatted(Overlay.idOf(object), image));
            });
  }

  private static void collect(JsonNode node, List<String> images) {
    node.properties()
        .forEach(
            field -> {
              boolean names = field.getKey().equals("image") || field.getKey().equals("imageName");
              if (names && field.getValue().isTextual()) {
                images.add(field.getValue().asText());
              }
            });
    node.forEach(child -> collect(child, images));
  }
}
