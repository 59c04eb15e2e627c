package io.quizcast.images;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Path;

/** Credentials stored by {@code docker login}, including credential helpers. */
final class DockerConfig {
  private DockerConfig() {}

  /** An image of a registry, pulled or pushed with the credentials for that registry. */
  static RegistryImage image(String name) throws InvalidImageReferenceException {
    ImageReference reference = ImageReference.parse(name);
    CredentialRetrieverFactory credentials =
        CredentialRetrieverFactory.forImage(reference, _ -> {});
    // Docker uses this folder instead of the home folder, but Jib does not.
    String folder = System.getenv("DOCKER_CONFIG");
    return RegistryImage.named(reference)
        .addCredentialRetriever(
            folder == null
                ? credentials.dockerConfig()
                : credentials.dockerConfig(Path.of(folder, "config.json")));
  }
}
