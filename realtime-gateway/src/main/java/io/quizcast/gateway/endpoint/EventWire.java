package io.quizcast.gateway.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Wire;
import io.quizcast.gateway.socket.protocol.FrameEncoder;

/**
 * Writes server-sent events as a chunked HTTP response, one chunk per event. The JSON of a frame
 * contains no line breaks, so it becomes the data of the event unchanged.
 */
final class EventWire extends Wire {
  private static final String DATA = "data: ";
  private static final ByteBuf END = kept("\n\n\r\n");
  private static final ByteBuf PING = kept("3\r\n:\n\n\r\n");
  private static final ByteBuf LAST = kept("0\r\n\r\n");

  private EventWire(Channel channel, End end) {
    super(channel, end);
  }

  /** Attaches to a channel whose response has begun. Must run on the channel's event loop. */
  static EventWire join(Channel channel, End end) {
    EventWire wire = new EventWire(channel, end);
    wire.join();
    // The idle handler would close this connection, because nothing is read from it and the writes
    // below bypass the handler.
    if (channel.pipeline().get(IdleStateHandler.class) != null) {
      channel.pipeline().remove(IdleStateHandler.class);
    }
    return wire;
  }

  @Override
  public void write(ByteBuf frame) {
    frame.skipBytes(FrameEncoder.headerLength(frame));
    int length = DATA.length() + frame.readableBytes() + 2;
    put(ascii(Integer.toHexString(length) + "\r\n" + DATA));
    put(frame);
    put(END.duplicate());
  }

  /** Sends a comment line, which clients ignore. */
  @Override
  public void ping() {
    put(PING.duplicate());
    flush();
  }

  @Override
  public void sendCloseFrame(CloseReason reason) {
    String event =
        "event: close\ndata: {\"code\":%d,\"reason\":\"%s\"}\n\n"
            .formatted(reason.code(), reason.text());
    put(ascii(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n"));
    put(LAST.duplicate());
    flush();
  }

  private static ByteBuf ascii(String text) {
    return ByteBufUtil.writeAscii(UnpooledByteBufAllocator.DEFAULT, text);
  }

  private static ByteBuf kept(String text) {
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer(text.length())
            .writeBytes(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }
}
