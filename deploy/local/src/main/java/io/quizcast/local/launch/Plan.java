package io.quizcast.local.launch;

import io.quizcast.local.platform.KafkaAccess;
import io.quizcast.local.platform.LocalKafka;
import io.quizcast.local.platform.LocalPostgres;
import io.quizcast.local.platform.LocalRedis;
import io.quizcast.local.platform.ServerProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every process of a platform, with its settings. */
final class Plan {
  private static final String QUIZ_SERVICE = "quiz-service";
  private static final String ADMIN_EMAIL = "admin@quizcast.local";
  private static final List<String> MODULES_WITH_SCRIPTS =
      List.of("request-guard", "auth-service", "user-service", "realtime-gateway");

  /**
   * The services that yield CPU time to games, as with the CPU requests in Kubernetes. No game
   * waits for them.
   */
  private static final Set<String> BESIDE_GAMES = Set.of("auth-service", "user-service");

  private static final List<String> AUTH = List.of("-Xmx384m", "-XX:+UseSerialGC");
  private static final List<String> USER = List.of("-Xmx384m", "-XX:+UseG1GC");

  // Low-pause garbage collection for games and sockets, because all players of a room would notice
  // a pause. A gateway keeps about 150 MB with 10 000 sockets and 300 MB in a game of a million; a
  // larger heap would be filled by the log that it reads at its start.
  private static final List<String> QUIZ = List.of("-Xms256m", "-Xmx1g", "-XX:+UseG1GC");
  private static final List<String> GATEWAY = List.of("-Xms256m", "-Xmx512m", "-XX:+UseG1GC");

  private final Path repository;
  private final Home home;
  private final Shape shape;
  private final Secrets secrets;
  private final List<ServerProgram> servers;
  private final List<Service> services = new ArrayList<>();

  /**
   * @param repository the checkout in which the services were built
   */
  Plan(Path repository, Home home, Shape shape, Secrets secrets) {
    this.repository = repository;
    this.home = home;
    this.shape = shape;
    this.secrets = secrets;
    Ports ports = shape.ports();
    servers =
        List.of(
            new LocalPostgres(
                home.data("postgres"),
                ports.postgres(),
                LocalPostgres.Durability.FULL,
                secrets::postgresPassword),
            LocalRedis.lasting(
                home.data("redis"), ports.redis(), secrets.redis(), redisScripts(repository)),
            LocalKafka.lasting(
                home.data("kafka"), ports.kafka(), ports.kafkaController(), secrets.kafka()));
    services.add(service("auth-service", 0, ports.auth(), "auth", AUTH));
    services.add(service("user-service", 0, ports.user(), "users", USER));
    for (int i = 0; i < shape.quizReplicas(); i++) {
      services.add(service(QUIZ_SERVICE, i, ports.quiz(i), "quiz", QUIZ));
    }
    for (int i = 0; i < shape.gatewayReplicas(); i++) {
      services.add(service("realtime-gateway", i, ports.gateway(i), null, GATEWAY));
    }
  }

  private static List<Path> redisScripts(Path repository) {
    List<Path> scripts = new ArrayList<>();
    for (String module : MODULES_WITH_SCRIPTS) {
      Path folder = repository.resolve(module).resolve("src/main/resources/redis");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(file -> file.toString().endsWith(".lua")).sorted().forEach(scripts::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return scripts;
  }

  /** PostgreSQL, Redis and Kafka. They are stopped in reverse order. */
  List<ServerProgram> servers() {
    return servers;
  }

  /** The services that have been built. */
  List<Service> services() {
    return services.stream().filter(Service::isBuilt).toList();
  }

  /** The services whose jar is missing. */
  List<String> unbuilt() {
    return services.stream().filter(service -> !service.isBuilt()).map(Service::name).toList();
  }

  /** The first replica of a service. */
  Service service(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageProblem(name + " is not part of this platform"));
  }

  /** Leaves a service out of the start. The edge still routes to its port. */
  void leaveOut(String name) {
    services.remove(service(name));
  }

  /** Writes the Kafka settings of the operator for commands. */
  void writeOperatorFiles() throws IOException {
    secrets
        .kafka()
        .writeClient(
            home.run("kafka-operator.properties"), shape.ports().kafka(), KafkaAccess.OPERATOR);
  }

  EdgeProgram edge() {
    Ports ports = shape.ports();
    List<String> arguments = new ArrayList<>();
    arguments.add("--port=" + ports.edge());
    arguments.add("--service=auth-service=" + ports.auth());
    arguments.add("--service=user-service=" + ports.user());
    arguments.add("--service=quiz-service=" + joined(shape.quizReplicas(), ports::quiz));
    arguments.add("--service=realtime-gateway=" + joined(shape.gatewayReplicas(), ports::gateway));
    arguments.add("--player=" + repository.resolve("web/player/dist"));
    arguments.add("--admin=" + repository.resolve("web/admin/dist"));
    return new EdgeProgram(
        ports.edge(),
        home.work("edge"),
        arguments,
        Map.of(
            "QUIZCAST_CORS_ORIGINS",
            corsOrigins(),
            "QUIZCAST_HOSTS",
            environmentOr("QUIZCAST_HOSTS", "")));
  }

  Stream<ServerProgram> all() {
    return Stream.of(servers.stream(), services().stream(), Stream.of(edge())).flatMap(s -> s);
  }

  Optional<ServerProgram> named(String name) {
    return all().filter(program -> program.name().equals(name)).findFirst();
  }

  String url() {
    return "http://localhost:" + shape.ports().edge();
  }

  String adminEmail() {
    return environmentOr("QUIZCAST_ADMIN_EMAIL", ADMIN_EMAIL);
  }

  private Service service(
      String module, int replica, int port, @Nullable String database, List<String> jvmOptions) {
    String name = replica == 0 ? module : module + "-" + (replica + 1);
    Map<String, String> environment = new HashMap<>(shared());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_REDIS_PASSWORD", secrets.redis().services());
    environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
    environment.put("KAFKA_SASL_MECHANISM", "PLAIN");
    environment.put("KAFKA_SASL_JAAS_CONFIG", secrets.kafka().clientLogin(module));
    // Without a collector every span would become a warning in the log.
    environment.put(
        "QUARKUS_OTEL_SDK_DISABLED",
        Boolean.toString(environmentOr("QUIZCAST_OTLP_ENDPOINT", "").isEmpty()));
    if (database != null) {
      String address = "127.0.0.1:" + shape.ports().postgres() + "/" + database;
      environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + address);
      environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + address);
      environment.put("QUARKUS_DATASOURCE_USERNAME", database + "_app");
      environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.postgresPassword(database + "_app"));
      environment.put("QUARKUS_FLYWAY_USERNAME", database + "_owner");
      environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.postgresPassword(database + "_owner"));
    }
    secretsOf(module).forEach(key -> environment.put(key, secrets.get(key)));
    if (module.equals("user-service")) {
      // user-service calls quiz-service through the edge, which skips replicas that are down.
      environment.put("QUIZCAST_QUIZ_URL", url());
      environment.put("QUIZCAST_QUIZ_INTERNAL_URL", "http://127.0.0.1:" + shape.ports().quiz(0));
      environment.putAll(push());
    }
    if (module.equals("quiz-service")) {
      environment.put("QUIZCAST_MAIL_SITE", url());
      // A developer has only one admin account, whereas in production payments need two admins.
      environment.put(
          "QUIZCAST_FOUR_EYES_PAYOUTS", environmentOr("QUIZCAST_FOUR_EYES_PAYOUTS", "false"));
      environment.put(
          "QUIZCAST_FOUR_EYES_FUND_CHANGES",
          environmentOr("QUIZCAST_FOUR_EYES_FUND_CHANGES", "false"));
    }
    if (module.equals("auth-service")) {
      environment.put("QUIZCAST_ADMIN_EMAIL", adminEmail());
      environment.put(
          "QUIZCAST_PASSWORDS_REFUSE_COMMON",
          environmentOr("QUIZCAST_PASSWORDS_REFUSE_COMMON", "false"));
      environment.put(
          "QUIZCAST_PASSWORDS_PER_SECOND_DURING_QUESTIONS",
          environmentOr("QUIZCAST_PASSWORDS_PER_SECOND_DURING_QUESTIONS", "2"));
      environment.putAll(mail());
    }
    Path jar = repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return new Service(
        name,
        port,
        jar,
        home.work(name),
        jvmOptions,
        new StartCache(
            jar, replica == 0 && environmentOr("QUIZCAST_START_CACHE", "on").equals("on")),
        BESIDE_GAMES.contains(module),
        environment);
  }

  /** The local platform has no mail server, so e-mails are written to a folder. */
  private Map<String, String> mail() {
    return Map.of(
        "QUIZCAST_VERIFICATION_ENABLED", environmentOr("QUIZCAST_VERIFICATION_ENABLED", "true"),
        "QUIZCAST_PASSWORD_RESET_ENABLED", environmentOr("QUIZCAST_PASSWORD_RESET_ENABLED", "true"),
        "QUIZCAST_MAIL_FOLDER", home.mail().toString(),
        "QUIZCAST_MAIL_SITE", url());
  }

  /**
   * Notifications are off unless keys are set. The loopback address is allowed for the push service
   * of tests.
   */
  private static Map<String, String> push() {
    Map<String, String> push = new HashMap<>();
    push.put("QUIZCAST_PUSH_LOOPBACK", "true");
    for (String key : List.of("PRIVATE_KEY", "PUBLIC_KEY", "CONTACT", "SERVICES")) {
      String value = environmentOr("QUIZCAST_PUSH_" + key, "");
      if (!value.isEmpty()) {
        push.put("QUIZCAST_PUSH_" + key, value);
      }
    }
    return push;
  }

  /** A service gets only the secrets it needs. */
  private static List<String> secretsOf(String module) {
    return switch (module) {
      case "auth-service" ->
          List.of(
              "QUIZCAST_INTERNAL_TOKEN",
              "QUIZCAST_KEYS_WRAP",
              "QUIZCAST_AUDIT_HASH_KEY",
              "QUIZCAST_VERIFICATION_PEPPER",
              Secrets.ADMIN_PASSWORD);
      case "quiz-service" ->
          List.of("QUIZCAST_INTERNAL_TOKEN", "QUIZCAST_GAME_HMAC_KEY", "QUIZCAST_GATEWAY_HMAC_KEY");
      case "realtime-gateway" ->
          List.of(
              "QUIZCAST_INTERNAL_TOKEN", "QUIZCAST_ADDRESS_HASH_KEY", "QUIZCAST_GATEWAY_HMAC_KEY");
      default -> List.of("QUIZCAST_INTERNAL_TOKEN");
    };
  }

  private Map<String, String> shared() {
    Ports ports = shape.ports();
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka(),
        "QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + ports.redis(),
        "QUIZCAST_AUTH_URL", "http://127.0.0.1:" + ports.auth(),
        "QUIZCAST_QUIZ_URLS",
            IntStream.range(0, shape.quizReplicas())
                .mapToObj(replica -> "http://127.0.0.1:" + ports.quiz(replica))
                .collect(Collectors.joining(",")),
        "QUIZCAST_TRUSTED_PROXIES", environmentOr("QUIZCAST_TRUSTED_PROXIES", "127.0.0.1"),
        "QUIZCAST_CORS_ORIGINS", corsOrigins(),
        "QUIZCAST_COOKIES_SECURE", environmentOr("QUIZCAST_COOKIES_SECURE", "false"),
        "QUIZCAST_RATE_LIMITS", environmentOr("QUIZCAST_RATE_LIMITS", "on"),
        "QUIZCAST_ADS_FOLDER", home.data("uploads").toString());
  }

  private String corsOrigins() {
    int port = shape.ports().edge();
    return environmentOr(
        "QUIZCAST_CORS_ORIGINS",
        Stream.of(
                "http://localhost:" + port,
                "http://127.0.0.1:" + port,
                // Origins of the development servers of web and mobile clients.
                "http://localhost:3000",
                "http://localhost:5173",
                "http://localhost:8000",
                "http://localhost:8081",
                "http://127.0.0.1:3000",
                "http://127.0.0.1:8081")
            .distinct()
            .collect(Collectors.joining(",")));
  }

  private static String joined(int count, IntUnaryOperator port) {
    return IntStream.range(0, count)
        .map(port)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  private static String environmentOr(String key, String otherwise) {
    String value = System.getenv(key);
    return value == null || value.isBlank() ? otherwise : value;
  }

  /** Whether the player pages have been built. */
  boolean hasPlayerPages() {
    return Files.exists(repository.resolve("web/player/dist/index.html"));
  }
}
