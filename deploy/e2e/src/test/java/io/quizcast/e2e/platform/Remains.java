package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quizcast.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Searches databases, Redis, topics and logs for words that must not be there. */
public final class Remains {
  private static final Set<String> COMPACTED = Set.of(Topics.USER_EVENTS, Topics.GAME_SNAPSHOTS);

  private final RunningPlatform platform;
  private final List<String> words;

  /**
   * @param words the words in lower case; the search ignores case
   */
  public Remains(RunningPlatform platform, List<String> words) {
    this.platform = platform;
    this.words = words;
  }

  /** One line for each place that contains a word, such as {@code users.profiles}. */
  public List<String> found() throws Exception {
    List<String> places = new ArrayList<>();
    for (String database : List.of("auth", "users", "quiz")) {
      inTables(database, places);
    }
    inRedis(places);
    inTopics(places);
    inLogs(places);
    return places;
  }

  private boolean holds(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }

  /** Searches every column of every table, with bytes as hexadecimal digits. */
  private void inTables(String name, List<String> places) throws SQLException, IOException {
    String any =
        words.stream()
            .flatMap(word -> Stream.of(word, HexFormat.of().formatHex(word.getBytes(UTF_8))))
            .map(word -> "lower(t::text) LIKE '%" + word + "%'")
            .collect(Collectors.joining(" OR "));
    try (Connection database = platform.database(name);
        Statement statement = database.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                  + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      if (tables.size() < 5) {
        throw new IllegalStateException(name + " has only " + tables);
      }
      for (String table : tables) {
        try (ResultSet row =
            statement.executeQuery("SELECT count(*) FROM " + table + " t WHERE " + any)) {
          if (row.next() && row.getLong(1) > 0) {
            places.add(name + " " + table);
          }
        }
      }
    }
  }

  private void inRedis(List<String> places) throws IOException {
    try (RedisConnection redis = platform.redis()) {
      for (String key : redis.ask("KEYS", "*")) {
        List<String> content =
            switch (redis.ask("TYPE", key).getFirst()) {
              case "string" -> redis.ask("GET", key);
              case "hash" -> redis.ask("HGETALL", key);
              case "set" -> redis.ask("SMEMBERS", key);
              case "zset" -> redis.ask("ZRANGE", key, "0", "-1");
              case "list" -> redis.ask("LRANGE", key, "0", "-1");
              // The key has expired since KEYS returned it.
              case "none" -> List.of();
              case String other -> throw new IOException("a Redis key of kind " + other);
            };
        if (holds(key) || content.stream().anyMatch(this::holds)) {
          places.add("redis " + key.replaceAll(":.*", ""));
        }
      }
    }
  }

  /**
   * Searches the records that topics keep, which after compaction are the last ones of each key.
   */
  private void inTopics(List<String> places) throws IOException {
    try (var consumer =
        new KafkaConsumer<>(platform.kafka(), new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(info -> !info.topic().startsWith("__"))
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, String> last = new LinkedHashMap<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          String key = COMPACTED.contains(record.topic()) ? record.key() : "" + record.offset();
          last.put(
              record.topic() + " " + record.partition() + " " + key,
              record.key() + " " + record.headers() + " " + record.value());
        }
      }
      last.forEach(
          (place, content) -> {
            if (holds(content)) {
              places.add("topic " + place);
            }
          });
    }
  }

  private void inLogs(List<String> places) throws IOException {
    try (Stream<Path> logs = Files.walk(platform.home().resolve("logs"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        if (holds(new String(Files.readAllBytes(log), UTF_8))) {
          places.add("log " + log.getFileName());
        }
      }
    }
  }
}
