package io.quizcast.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists the libraries of an image in CycloneDX 1.6, each with its coordinates and hash. */
final class Sbom {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String MODULES = "node_modules/";
  private static final String SHA_512 = "sha512-";

  private Sbom() {}

  /**
   * @param libraries folder whose jars are listed, including those in subfolders
   */
  static String of(String name, Path libraries) throws IOException {
    ObjectNode bom = empty(name);
    ArrayNode components = bom.putArray("components");
    List<Path> jars;
    try (Stream<Path> files = Files.walk(libraries)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      components.add(component(jar));
    }
    return MAPPER.writeValueAsString(bom);
  }

  /**
   * The npm packages that may be part of the pages: those of the lock file, except our own and
   * development dependencies.
   *
   * @param lock an npm lock file of version 2 or newer
   */
  static String ofPages(Path lock) throws IOException {
    ObjectNode bom = empty("web");
    ArrayNode components = bom.putArray("components");
    for (Map.Entry<String, JsonNode> entry :
        MAPPER.readTree(lock.toFile()).path("packages").properties()) {
      JsonNode found = entry.getValue();
      int folder = entry.getKey().lastIndexOf(MODULES);
      if (folder < 0 || found.path("link").asBoolean() || found.path("dev").asBoolean()) {
        continue;
      }
      String name = entry.getKey().substring(folder + MODULES.length());
      String version = found.path("version").asText();
      ObjectNode component = components.addObject().put("type", "library");
      component
          .put("name", name)
          .put("version", version)
          .put("purl", "pkg:npm/%s@%s".formatted(name.replace("@", "%40"), version));
      String integrity = found.path("integrity").asText();
      if (integrity.startsWith(SHA_512)) {
        byte[] hash = Base64.getDecoder().decode(integrity.substring(SHA_512.length()));
        component
            .putArray("hashes")
            .addObject()
            .put("alg", "SHA-512")
            .put("content", HexFormat.of().formatHex(hash));
      }
    }
    return MAPPER.writeValueAsString(bom);
  }

  private static ObjectNode empty(String name) {
    ObjectNode bom = MAPPER.createObjectNode();
    bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    bom.putObject("metadata")
        .putObject("component")
        .put("type", "application")
        .put("group", "io.quizcast")
        .put("name", name);
    return bom;
  }

  private static ObjectNode component(Path jar) throws IOException {
    ObjectNode component = MAPPER.createObjectNode().put("type", "library");
    Properties coordinates = coordinates(jar);
    String group = coordinates.getProperty("groupId", "");
    String artifact = coordinates.getProperty("artifactId", "");
    String version = coordinates.getProperty("version", "");
    if (group.isEmpty()) {
      // These jars have no metadata, but Quarkus prefixes the file name with the group.
      component.put("name", String.valueOf(jar.getFileName()));
    } else {
      component
          .put("group", group)
          .put("name", artifact)
          .put("version", version)
          .put("purl", "pkg:maven/%s/%s@%s".formatted(group, artifact, version));
    }
    component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", hash(jar));
    return component;
  }

  /** A jar that contains other jars has several sets of coordinates, so none of them is used. */
  private static Properties coordinates(Path file) throws IOException {
    Properties found = new Properties();
    try (JarFile jar = new JarFile(file.toFile())) {
      List<JarEntry> entries =
          jar.stream()
              .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom\\.properties"))
              .toList();
      if (entries.size() == 1) {
        try (InputStream in = jar.getInputStream(entries.getFirst())) {
          found.load(in);
        }
      }
    }
    return found;
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
