package io.quizcast.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes images to a registry with TLS and passwords, as {@code ./quizcast images --push} does. */
class PushTest {
  private static final List<String> SERVICES =
      List.of("auth-service", "quiz-service", "realtime-gateway", "user-service");
  private static final String USER = "publisher";
  private static final String PASSWORD = "of-the-publisher";

  /** The password in bcrypt, the only form that the registry knows. */
  private static final String HASH = "$2y$05$abcdefghijklmnopqrstuulcAjOs2uqIBvyoSAKkJwOGb9Qr4TX7S";

  private static final String BEFORE = "images: []\n";

  @TempDir static Path folder;
  private static Process registry;
  private static String address;
  private static String base;
  private static HttpClient client;

  private final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  static void startARegistryWithABase() throws Exception {
    int port = freePort();
    address = "127.0.0.1:" + port;
    run(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=registry",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            file("key.pem"),
            "-out",
            file("cert.pem")));
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-importcert",
            "-noprompt",
            "-alias",
            "registry",
            "-storepass",
            "changeit",
            "-file",
            file("cert.pem"),
            "-keystore",
            file("trust.p12")));
    client = client();
    Files.writeString(folder.resolve("htpasswd"), USER + ":" + HASH + "\n");
    Files.writeString(
        folder.resolve("config.yml"),
        """
        version: 0.1
        log: {level: error}
        storage: {filesystem: {rootdirectory: %1$s/stored}}
        http: {addr: "%2$s", tls: {certificate: %1$s/cert.pem, key: %1$s/key.pem}}
        auth: {htpasswd: {realm: quizcast, path: %1$s/htpasswd}}
        """
            .formatted(folder, address));
    registry =
        new ProcessBuilder("docker-registry", "serve", file("config.yml"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).until(() -> !registry.isAlive() || answers());
    assertThat(registry.isAlive()).as(Files.readString(folder.resolve("registry.log"))).isTrue();
    base = pushABase();
  }

  /** Every image is built for both platforms, so the base must exist for both. */
  private static String pushABase() throws Exception {
    RegistryImage to = RegistryImage.named(address + "/base").addCredential(USER, PASSWORD);
    var pushed =
        Jib.fromScratch()
            .setPlatforms(Set.of(new Platform("amd64", "linux"), new Platform("arm64", "linux")))
            .containerize(
                Containerizer.to(to)
                    .setAllowInsecureRegistries(true)
                    .setBaseImageLayersCache(folder.resolve("base-cache"))
                    .setApplicationLayersCache(folder.resolve("layers-cache")));
    return address + "/base@" + pushed.getDigest();
  }

  @Test
  void everyBlobAndManifestArrivesAndTheDigestsAreWritten(@TempDir Path repository)
      throws Exception {
    built(repository);
    Ended ended = push(repository, PASSWORD);
    assertThat(ended.code()).as(ended.output()).isZero();
    String digests =
        Files.readString(repository.resolve("k8s/components/images/kustomization.yaml"));
    for (String image : SERVICES) {
      HttpResponse<byte[]> list = get("/v2/" + image + "/manifests/latest");
      assertThat(list.statusCode()).isEqualTo(200);
      assertThat(digests)
          .contains("newName: " + address + "/" + image + "\n    digest: " + digest(list.body()));
      JsonNode manifests = json.readTree(list.body()).path("manifests");
      assertThat(manifests.findValuesAsText("architecture"))
          .containsExactlyInAnyOrder("amd64", "arm64");
      for (JsonNode one : manifests) {
        String path = "/v2/" + image + "/";
        JsonNode manifest = json.readTree(stored(path + "manifests/", one.path("digest").asText()));
        stored(path + "blobs/", manifest.at("/config/digest").asText());
        assertThat(manifest.path("layers")).isNotEmpty();
        for (JsonNode layer : manifest.path("layers")) {
          stored(path + "blobs/", layer.path("digest").asText());
        }
      }
    }
  }

  @Test
  void wrongCredentialsAreNamed(@TempDir Path repository) throws Exception {
    built(repository);
    Ended ended = push(repository, "of-somebody-else");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .contains(address + " refuses the credentials of the Docker configuration for")
        .doesNotContain("\tat ")
        .doesNotContain("of-somebody-else");
    assertThat(repository.resolve("k8s/components/images/kustomization.yaml")).hasContent(BEFORE);
  }

  /** The output of {@code mvn package}, and the previous digests. */
  private static void built(Path repository) throws IOException {
    for (String service : SERVICES) {
      Path app = repository.resolve(service).resolve("target/quarkus-app");
      for (String part : List.of("lib/boot", "lib/main", "quarkus", "app")) {
        Files.createDirectories(app.resolve(part));
      }
      Files.writeString(app.resolve("quarkus-run.jar"), "run");
      Files.writeString(app.resolve("app/" + service + ".jar"), service);
    }
    Path bots = Files.createDirectories(repository.resolve("deploy/swarm/target/lib"));
    Files.writeString(bots.resolveSibling("quizcast-swarm-1.0.0-SNAPSHOT.jar"), "bots");
    Path images = Files.createDirectories(repository.resolve("k8s/components/images"));
    Files.writeString(images.resolve("kustomization.yaml"), BEFORE);
  }

  private static Ended push(Path repository, String password) throws Exception {
    Path config = Files.createDirectories(repository.resolve("docker"));
    Files.writeString(
        config.resolve("config.json"),
        "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(address, basic(password)));
    Path out = repository.resolve("out.txt");
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + file("trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-Duser.home=" + repository,
                "-cp",
                System.getProperty("java.class.path"),
                ImagesCommand.class.getName(),
                "--repository=" + repository,
                "--registry=" + address,
                "--base=" + base,
                "--push")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    command.environment().put("DOCKER_CONFIG", config.toString());
    command.environment().put("XDG_CACHE_HOME", repository.resolve("cache").toString());
    return new Ended(ended(command.start(), out), Files.readString(out));
  }

  /** The exit code and output of a command. */
  private record Ended(int code, String output) {}

  private static int ended(Process process, Path out) throws Exception {
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as(Files.readString(out)).isTrue();
    return process.exitValue();
  }

  private static void run(List<String> command) throws Exception {
    Path out = Files.createTempFile(folder, "command", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(ended(process, out)).as(Files.readString(out)).isZero();
  }

  /** The content that the registry stores under a digest. */
  private static byte[] stored(String path, String digest) throws Exception {
    HttpResponse<byte[]> answer = get(path + digest);
    assertThat(answer.statusCode()).as(path + digest).isEqualTo(200);
    assertThat(digest(answer.body())).isEqualTo(digest);
    return answer.body();
  }

  private static String digest(byte[] content) throws GeneralSecurityException {
    return "sha256:"
        + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://" + address + path))
            .header("Authorization", "Basic " + basic(PASSWORD))
            .header("Accept", "application/vnd.docker.distribution.manifest.list.v2+json")
            .header("Accept", "application/vnd.docker.distribution.manifest.v2+json")
            .timeout(Duration.ofSeconds(20))
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static boolean answers() {
    try {
      return get("/v2/").statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static HttpClient client() throws GeneralSecurityException, IOException {
    KeyStore trusted =
        KeyStore.getInstance(folder.resolve("trust.p12").toFile(), "changeit".toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private static String basic(String password) {
    return Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(UTF_8));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    registry.destroy();
    registry.waitFor();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
