package io.quizcast.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import org.jspecify.annotations.Nullable;

/**
 * The Netty end of one socket, the only code that knows the channel. It sits before the WebSocket
 * decoder, so that the stamp of a frame is that of its bytes, and writes from there: a frame that
 * is already encoded goes straight to the channel, past the encoder. Confined to the loop.
 */
final class Wire extends ChannelInboundHandlerAdapter {
  /** Two per socket, so that a stalled reader is noticed after a few dozen frames. */
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16_384, 32_768);

  /** Left alone, the kernel keeps up to 4 MB for a reader that has stalled. */
  private static final int KERNEL_BUFFER = 64 * 1024;

  private static final AttributeKey<Identity> IDENTITY =
      AttributeKey.valueOf(Wire.class, "identity");
  private static final AttributeKey<Boolean> JOINED = AttributeKey.valueOf(Wire.class, "joined");
  private static final ByteBuf PING =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer(2).writeByte(0x89).writeByte(0));

  /** What a socket wants to know of its wire. */
  interface End {
    /** A whole text frame; the bytes are only lent. */
    void text(ByteBuf bytes, long arrivalNanos);

    /** Any frame at all, pongs included. */
    void heard();

    void writable();

    /** What came is no frame, or one that is too big; nothing more will be read. */
    void broken(boolean tooBig);

    void gone();
  }

  private final Channel channel;
  private final LoopClock clock;
  private final End end;
  private @Nullable ChannelHandlerContext context;
  private long arrival;
  private @Nullable Object stuckAt;
  private long stuckProgress;
  private boolean fragmented;

  private Wire(Channel channel, LoopClock clock, End end) {
    this.channel = channel;
    this.clock = clock;
    this.end = end;
  }

  /** The channel of a request, before or after its upgrade; an internal of Vert.x 4. */
  static Channel channelOf(HttpServerRequest request) {
    HttpServerConnection connection = (HttpServerConnection) request.connection();
    return ((ConnectionBase) connection).channel();
  }

  static void identify(Channel channel, Identity identity) {
    channel.attr(IDENTITY).set(identity);
  }

  static @Nullable Identity identityOf(Channel channel) {
    return channel.attr(IDENTITY).get();
  }

  /** Whether the channel ever became a socket. */
  static boolean isJoined(Channel channel) {
    return channel.attr(JOINED).get() != null;
  }

  /** Joins an upgraded channel; on its loop. */
  static Wire join(Channel channel, LoopClock clock, End end) {
    Wire wire = new Wire(channel, clock, end);
    channel.attr(JOINED).set(true);
    channel.config().setWriteBufferWaterMark(WATER_MARK);
    channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
    channel.pipeline().addFirst(wire);
    String vertx = channel.pipeline().context(VertxHandler.class).name();
    channel.pipeline().addBefore(vertx, null, wire.new Tap());
    return wire;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    arrival = clock.arrival();
    ctx.fireChannelRead(message);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (channel.isWritable()) {
      end.writable();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end.gone();
    ctx.fireChannelInactive();
  }

  /** The stamp of the bytes read last. */
  long arrival() {
    return arrival;
  }

  void write(ByteBuf frame) {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      frame.release();
      return;
    }
    ctx.write(frame, ctx.voidPromise());
  }

  void flush() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.flush();
    }
  }

  void ping() {
    write(PING.duplicate());
    flush();
  }

  Channel channel() {
    return channel;
  }

  boolean isWritable() {
    return channel.isWritable();
  }

  /** Bytes that wait in this process. */
  long pendingBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Whether something waits and nothing of it moved since the last call. */
  boolean isStuck() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    Object head = buffer == null ? null : buffer.current();
    long progress = buffer == null ? 0 : buffer.currentProgress();
    boolean stuck = head != null && head == stuckAt && progress == stuckProgress;
    stuckAt = head;
    stuckProgress = progress;
    return stuck;
  }

  /** Without a word. From here, because Vert.x would first wait for what is still to be written. */
  void cut() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.close();
    }
  }

  /** Behind the decoder: takes whole text frames out, lets the rest go on to Vert.x. */
  private final class Tap extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof WebSocketFrame) {
        end.heard();
      }
      if (message instanceof TextWebSocketFrame text && text.isFinalFragment() && !fragmented) {
        try {
          end.text(text.content(), arrival);
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
        end.broken(corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
      } else {
        super.exceptionCaught(ctx, cause);
      }
    }
  }
}
