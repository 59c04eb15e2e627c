package io.quizcast.k8s.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.k8s.Check;
import io.quizcast.k8s.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Images are named by their content; a tag may mean another image tomorrow. */
public final class Images implements Check {
  private static final Pattern DIGEST =
      Pattern.compile("[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)+@sha256:(?!0{64})[0-9a-f]{64}");

  @Override
  public Stream<String> findings(Overlay overlay) {
    return overlay.objects().stream()
        .flatMap(
            object -> {
              List<String> images = new ArrayList<>();
              collect(object, images);
              return images.stream()
                  .filter(image -> !DIGEST.matcher(image).matches())
                  .map(image -> Overlay.idOf(object) + ": image without a digest: " + image);
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
