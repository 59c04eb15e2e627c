package io.quizcast.quiz.game.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Converts the records of the contract to and from the bytes on the game topics. Thread-safe. */
public final class GameWire {
  private final ObjectMapper mapper;
  private final ObjectReader commands;
  private final ObjectWriter commandWriter;
  private final ObjectWriter eventWriter;
  private final ObjectReader records;
  private final ObjectWriter recordWriter;
  private final ObjectWriter snapshotWriter;

  public GameWire(ObjectMapper mapper) {
    this.mapper = mapper;
    commands = mapper.readerFor(GameCommand.class);
    commandWriter = mapper.writerFor(GameCommand.class);
    eventWriter = mapper.writerFor(GameEvent.class);
    records = mapper.readerFor(GameEventRecord.class);
    recordWriter = mapper.writerFor(GameEventRecord.class);
    snapshotWriter = mapper.writerFor(GameSnapshot.class);
  }

  public ObjectMapper mapper() {
    return mapper;
  }

  /** Reads a command; throws if this version does not know it. */
  public GameCommand command(byte[] value) throws IOException {
    GameCommand command = commands.readValue(value);
    if (command == null) {
      throw new IOException("the record is not a command");
    }
    return command;
  }

  public byte[] bytes(GameCommand command) {
    return write(commandWriter, command);
  }

  public byte[] bytes(GameEvent event) {
    return write(eventWriter, event);
  }

  public byte[] bytes(GameEventRecord record) {
    return write(recordWriter, record);
  }

  public byte[] bytes(GameSnapshot snapshot) {
    return write(snapshotWriter, snapshot);
  }

  /** Reads a stored run. */
  public EventRun run(byte[] body) {
    try {
      return records.readValue(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored run cannot be read", e);
    }
  }

  /** The JSON of an {@link EventRun} up to its events. */
  public static byte[] runHead(long quizId, long epoch, long firstSeq) {
    String head =
        "{\"type\":\"run\",\"quiz_id\":%d,\"epoch\":%d,\"first_seq\":%d,\"events\":["
            .formatted(quizId, epoch, firstSeq);
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }
}
