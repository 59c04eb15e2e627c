package io.quizcast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.contracts.Topics;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestPlatformTest {
  private static Map<String, String> settings;

  @BeforeAll
  static void start() {
    settings = started("quiz");
  }

  private static Map<String, String> started(String database) {
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", database));
    return platform.start();
  }

  @Test
  void everyTestClassSharesOneSetOfServers() {
    assertThat(started("auth"))
        .containsEntry("kafka.bootstrap.servers", settings.get("kafka.bootstrap.servers"))
        .containsEntry("quarkus.datasource.username", "auth_app");
  }

  @Test
  void appRoleWorksWithRowsAndSequencesButNotWithTheSchema() throws SQLException {
    try (Connection owner = connect("quarkus.flyway");
        Statement sql = owner.createStatement()) {
      sql.execute("CREATE TABLE seat (id bigserial PRIMARY KEY, name text)");
      sql.execute(
          "CREATE FUNCTION seats() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM seat'");
    }
    try (Connection app = connect("quarkus.datasource");
        Statement sql = app.createStatement()) {
      sql.execute("INSERT INTO seat (name) VALUES ('first')");
      try (var rows = sql.executeQuery("SELECT seats()")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1);
      }
      for (String ddl :
          List.of(
              "CREATE TABLE own (id int)",
              "ALTER TABLE seat ADD COLUMN more int",
              "DROP TABLE seat",
              "TRUNCATE seat",
              "CREATE TEMP TABLE own (id int)",
              "CREATE SCHEMA own")) {
        assertThatThrownBy(() -> sql.execute(ddl))
            .as(ddl)
            .isInstanceOf(SQLException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("42501");
      }
    }
  }

  @Test
  void appRoleOfOneDatabaseCannotEnterAnother() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    settings.get("quarkus.datasource.jdbc.url"),
                    "auth_app",
                    settings.get("quarkus.datasource.password")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void statementsAreCounted() throws SQLException {
    try (Connection owner = connect("quarkus.flyway");
        Statement sql = owner.createStatement();
        var rows = sql.executeQuery("SELECT count(*) FROM pg_stat_statements")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void redisResponds() throws IOException {
    URI redis = URI.create(settings.get("quarkus.redis.hosts"));
    try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(5)).asString().isEqualTo("+PONG");
    }
  }

  @Test
  void brokerStampsGameRecordsItself() throws Exception {
    Map<String, Object> client =
        Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers"));
    try (Admin admin = Admin.create(client);
        var producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      var topics =
          admin
              .describeTopics(
                  List.of(
                      Topics.GAME_COMMANDS,
                      Topics.GAME_EVENTS,
                      Topics.GAME_SNAPSHOTS,
                      Topics.GAME_RESULTS,
                      Topics.USER_EVENTS))
              .allTopicNames()
              .get();
      assertThat(topics.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));

      ConfigResource snapshots =
          new ConfigResource(ConfigResource.Type.TOPIC, Topics.GAME_SNAPSHOTS);
      assertThat(admin.describeConfigs(List.of(snapshots)).all().get().get(snapshots))
          .satisfies(
              config -> assertThat(config.get("cleanup.policy").value()).isEqualTo("compact"));

      long madeUp = 1_000L;
      var written =
          producer.send(new ProducerRecord<>(Topics.GAME_COMMANDS, 0, madeUp, "1", "{}")).get();
      assertThat(written.timestamp()).isGreaterThan(madeUp);
    }
  }

  private static Connection connect(String prefix) throws SQLException {
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"),
        settings.get(prefix + ".username"),
        settings.get(prefix + ".password"));
  }
}
