package io.quizcast.gateway.socket.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * Encodes a frame as one final, unmasked WebSocket text frame, header and JSON in one direct
 * buffer. A broadcast is encoded once, and duplicates of the buffer can be written to any channel.
 */
public final class FrameEncoder {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private static final int FINAL_TEXT = 0x81;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MAX_HEADER = 10;

  private record Envelope(String type, byte[] head, Delivery delivery) {}

  private static final ClassValue<Envelope> ENVELOPES =
      new ClassValue<>() {
        @Override
        protected Envelope computeValue(Class<?> frame) {
          ServerFrame.Wire wire = frame.getAnnotation(ServerFrame.Wire.class);
          if (wire == null) {
            throw new IllegalStateException(frame + " has no wire type");
          }
          String head = "{\"type\":\"" + wire.value() + "\",\"data\":";
          return new Envelope(wire.value(), head.getBytes(StandardCharsets.UTF_8), wire.delivery());
        }
      };

  private FrameEncoder() {}

  public static Delivery deliveryOf(ServerFrame frame) {
    return ENVELOPES.get(frame.getClass()).delivery();
  }

  /** The {@code type} of the envelope. */
  public static String typeOf(ServerFrame frame) {
    return ENVELOPES.get(frame.getClass()).type();
  }

  /** The JSON of the envelope, without {@code seq} and {@code epoch}. */
  public static byte[] json(ServerFrame frame) {
    byte[] head = ENVELOPES.get(frame.getClass()).head();
    byte[] data = content(frame);
    byte[] whole = new byte[head.length + data.length + 1];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(data, 0, whole, head.length, data.length);
    whole[whole.length - 1] = '}';
    return whole;
  }

  /** Encodes a frame. The caller owns the buffer. */
  public static ByteBuf encode(ServerFrame frame, Position at, ByteBufAllocator allocator) {
    byte[] head = ENVELOPES.get(frame.getClass()).head();
    byte[] data = content(frame);
    byte[] tail = at.tail();
    int length = head.length + data.length + tail.length;
    ByteBuf buffer = allocator.directBuffer(length + MAX_HEADER);
    buffer.writeByte(FINAL_TEXT);
    if (length < TWO_BYTES) {
      buffer.writeByte(length);
    } else if (length <= 0xffff) {
      buffer.writeByte(TWO_BYTES).writeShort(length);
    } else {
      buffer.writeByte(EIGHT_BYTES).writeLong(length);
    }
    return buffer.writeBytes(head).writeBytes(data).writeBytes(tail);
  }

  /** Length of the WebSocket header of a frame created by {@link #encode}. */
  public static int headerLength(ByteBuf frame) {
    return switch (frame.getByte(frame.readerIndex() + 1)) {
      case TWO_BYTES -> 4;
      case EIGHT_BYTES -> MAX_HEADER;
      default -> 2;
    };
  }

  private static byte[] content(ServerFrame frame) {
    try {
      return JSON.writeValueAsBytes(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(frame.getClass().getSimpleName() + " cannot be written", e);
    }
  }
}
