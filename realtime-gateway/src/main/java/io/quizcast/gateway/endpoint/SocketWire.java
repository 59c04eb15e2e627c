package io.quizcast.gateway.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.LoopClock;
import io.quizcast.gateway.socket.Wire;
import io.vertx.core.net.impl.VertxHandler;
import java.util.function.Consumer;

/**
 * The wire of a WebSocket. It reads before the decoder, so that a frame is stamped when its bytes
 * arrive, and it writes frames that are already encoded.
 */
final class SocketWire extends Wire {
  private static final ByteBuf PING =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer(2).writeByte(0x89).writeByte(0));

  private static final int PONG = 0x8a;

  private final LoopClock clock;
  private final Consumer<CloseReason> sendCloseFrame;
  private long arrival;
  private boolean fragmented;

  private SocketWire(
      Channel channel, LoopClock clock, End end, Consumer<CloseReason> sendCloseFrame) {
    super(channel, end);
    this.clock = clock;
    this.sendCloseFrame = sendCloseFrame;
  }

  /**
   * Attaches to an upgraded channel; must run on its event loop.
   *
   * @param sendCloseFrame sends a close frame through the WebSocket extension
   */
  static SocketWire join(
      Channel channel, LoopClock clock, End end, Consumer<CloseReason> sendCloseFrame) {
    SocketWire wire = new SocketWire(channel, clock, end, sendCloseFrame);
    wire.join();
    String vertx = channel.pipeline().context(VertxHandler.class).name();
    channel.pipeline().addBefore(vertx, null, wire.new Tap());
    return wire;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (isStopped()) {
      ReferenceCountUtil.release(message);
      return;
    }
    arrival = clock.arrival();
    ctx.fireChannelRead(message);
  }

  @Override
  public void write(ByteBuf frame) {
    put(frame);
  }

  @Override
  public void ping() {
    put(PING.duplicate());
    flush();
  }

  @Override
  public void sendCloseFrame(CloseReason reason) {
    sendCloseFrame.accept(reason);
  }

  /** Runs after the decoder and handles all frames, except text fragments and close frames. */
  private final class Tap extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (isStopped()) {
        ReferenceCountUtil.release(message);
      } else if (!(message instanceof WebSocketFrame frame)) {
        ctx.fireChannelRead(message);
      } else if (frame instanceof TextWebSocketFrame && frame.isFinalFragment() && !fragmented) {
        try {
          end().text(frame.content(), arrival);
        } finally {
          ReferenceCountUtil.release(frame);
        }
      } else if (frame instanceof CloseWebSocketFrame) {
        ctx.fireChannelRead(frame);
      } else if (frame instanceof BinaryWebSocketFrame) {
        ReferenceCountUtil.release(frame);
        end().binary();
      } else if (frame instanceof PingWebSocketFrame || frame instanceof PongWebSocketFrame) {
        control(frame);
      } else {
        fragmented = !frame.isFinalFragment();
        if (end().other()) {
          ctx.fireChannelRead(frame);
        } else {
          // A fragment was dropped, so the rest of its message is useless.
          ReferenceCountUtil.release(frame);
          end().broken(false);
        }
      }
    }

    /**
     * Pings are answered here instead of in Vert.x so that they can be limited: only within the
     * rate limit, and only after the previous pong has left this process. A peer that sends pings
     * and never reads therefore uses no memory.
     */
    private void control(WebSocketFrame frame) {
      try {
        if (end().other() && frame instanceof PingWebSocketFrame && pendingBytes() == 0) {
          ByteBuf payload = frame.content();
          put(
              channel()
                  .alloc()
                  .directBuffer(2 + payload.readableBytes())
                  .writeByte(PONG)
                  .writeByte(payload.readableBytes())
                  .writeBytes(payload, payload.readerIndex(), payload.readableBytes()));
          flush();
        }
      } finally {
        ReferenceCountUtil.release(frame);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
      if (cause instanceof CorruptedWebSocketFrameException corrupted) {
        end().broken(corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
      } else {
        super.exceptionCaught(ctx, cause);
      }
    }
  }
}
