package io.quizcast.gateway.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
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
 * A WebSocket. It sits before the decoder, so that the stamp of a frame is that of its bytes, and a
 * frame is written as it was encoded.
 */
final class SocketWire extends Wire {
  private static final ByteBuf PING =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer(2).writeByte(0x89).writeByte(0));

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
   * Joins an upgraded channel; on its loop.
   *
   * @param sendCloseFrame on the protocol's own path
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

  /** Behind the decoder: takes whole text frames out, lets the rest go on to Vert.x. */
  private final class Tap extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof WebSocketFrame) {
        end().heard();
      }
      if (message instanceof TextWebSocketFrame text && text.isFinalFragment() && !fragmented) {
        try {
          end().text(text.content(), arrival);
        } finally {
          ReferenceCountUtil.release(message);
        }
        return;
      }
      if (message instanceof TextWebSocketFrame || message instanceof ContinuationWebSocketFrame) {
        fragmented = !((WebSocketFrame) message).isFinalFragment();
      }
      ctx.fireChannelRead(message);
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
