package io.quizcast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.contracts.user.UserEvent;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that {@code asyncapi.yaml} names the same messages and fields as the Java types. */
class AsyncApiTest {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();
  private static final List<Class<?>> FAMILIES =
      List.of(
          GameCommand.class,
          GameEvent.class,
          GameEventRecord.class,
          GameNotice.class,
          UserEvent.class,
          GameSnapshot.class,
          ResultsRecord.class);
  private final JsonNode api = read();

  @Test
  void namesEachMessageWithItsFields() {
    Map<String, Class<?>> types = new TreeMap<>();
    FAMILIES.forEach(family -> types.putAll(messages(family)));
    JsonNode messages = api.at("/components/messages");

    assertThat(names(messages)).isEqualTo(types.keySet());
    types.forEach(
        (name, type) -> {
          boolean tagged = Arrays.stream(type.getInterfaces()).findAny().isPresent();
          assertFields(messages.get(name).get("payload"), type, name, tagged);
        });
  }

  @Test
  void describesEachNestedRecord() {
    JsonNode schemas = api.at("/components/schemas");
    for (String name : names(schemas)) {
      Class<?> type = nested(name);
      assertFields(schemas.get(name), type, name, false);
    }
  }

  @Test
  void putsEachMessageOnItsTopic() {
    assertThat(onTopic(Topics.GAME_COMMANDS)).isEqualTo(messages(GameCommand.class).keySet());
    assertThat(onTopic(Topics.GAME_EVENTS)).isEqualTo(messages(GameEventRecord.class).keySet());
    assertThat(onTopic(Topics.GAME_SNAPSHOTS)).containsExactly("game_snapshot");
    assertThat(onTopic(Topics.GAME_RESULTS)).isEqualTo(messages(ResultsRecord.class).keySet());
    assertThat(onTopic(Topics.USER_EVENTS)).isEqualTo(messages(UserEvent.class).keySet());
  }

  private static void assertFields(JsonNode schema, Class<?> type, String name, boolean tagged) {
    Set<String> all = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    if (tagged) {
      all.add("type");
      required.add("type");
      assertThat(schema.at("/properties/type/const").asText()).isEqualTo(name);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String field = SNAKE.translate(component.getName());
      all.add(field);
      AnnotatedElement annotated = component.getAnnotatedType();
      if (!annotated.isAnnotationPresent(Nullable.class)) {
        required.add(field);
      }
    }
    assertThat(names(schema.get("properties"))).as(name).isEqualTo(all);
    assertThat(
            StreamSupport.stream(schema.get("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet()))
        .as(name)
        .isEqualTo(required);
  }

  private Set<String> onTopic(String topic) {
    for (JsonNode channel : api.get("channels")) {
      if (channel.get("address").asText().equals(topic)) {
        return names(channel.get("messages"));
      }
    }
    throw new AssertionError("no channel for " + topic);
  }

  private static Map<String, Class<?>> messages(Class<?> family) {
    JsonSubTypes types = family.getAnnotation(JsonSubTypes.class);
    if (types == null) {
      return Map.of(SNAKE.translate(family.getSimpleName()), family);
    }
    Map<String, Class<?>> messages = new TreeMap<>();
    for (JsonSubTypes.Type type : types.value()) {
      messages.put(type.name(), type.value());
    }
    return messages;
  }

  private static Class<?> nested(String name) {
    for (String parent :
        List.of(
            "game.",
            "game.GameSnapshot$",
            "game.GameEvent$",
            "game.GameCommand$Heartbeat$",
            "game.Question$",
            "results.GameResults$",
            "results.PrizesChanged$",
            "user.UserEvent$")) {
      try {
        return Class.forName("io.quizcast.contracts." + parent + name);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    throw new AssertionError("no type for schema " + name);
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
