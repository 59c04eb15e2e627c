package io.quizcast.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * The Netty side of one socket; no other code accesses the channel. It is first in the pipeline, so
 * that encoded frames bypass the encoders. Event loop confined.
 */
public abstract class Wire extends ChannelInboundHandlerAdapter {
  /** Low, so that a stalled reader is detected after a few dozen frames. */
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16_384, 32_768);

  /** Without this limit the kernel would buffer up to 4 MB for a stalled reader. */
  private static final int KERNEL_BUFFER = 64 * 1024;

  private static final AttributeKey<Identity> IDENTITY =
      AttributeKey.valueOf(Wire.class, "identity");
  private static final AttributeKey<Boolean> JOINED = AttributeKey.valueOf(Wire.class, "joined");

  /** Callbacks of a wire. */
  public interface End {
    /** A complete text frame; the bytes are valid only during the call. */
    void text(ByteBuf bytes, long arrivalNanos);

    /**
     * Any frame other than a complete text, so a control frame or a text fragment.
     *
     * @return whether the rate limit allows processing it
     */
    boolean other();

    /** A binary frame, which the protocol does not use. */
    void binary();

    void writable();

    /** The peer sent an invalid or oversized frame; nothing more is read. */
    void broken(boolean tooBig);

    void gone();
  }

  private final Channel channel;
  private final End end;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Object stuckAt;
  private long stuckProgress;
  private boolean stopped;

  public Wire(Channel channel, End end) {
    this.channel = channel;
    this.end = end;
  }

  /** The channel of a request, before or after its upgrade. Uses internal classes of Vert.x 4. */
  public static Channel channelOf(HttpServerRequest request) {
    HttpServerConnection connection = (HttpServerConnection) request.connection();
    return ((ConnectionBase) connection).channel();
  }

  public static void identify(Channel channel, Identity identity) {
    channel.attr(IDENTITY).set(identity);
  }

  public static @Nullable Identity identityOf(Channel channel) {
    return channel.attr(IDENTITY).get();
  }

  /** Whether the channel has become a socket. */
  public static boolean isJoined(Channel channel) {
    return channel.attr(JOINED).get() != null;
  }

  /** Attaches to the channel. Must run on its event loop. */
  public final void join() {
    channel.attr(JOINED).set(true);
    channel.config().setWriteBufferWaterMark(WATER_MARK);
    channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
    channel.pipeline().addFirst(this);
  }

  /** Writes a frame created by {@code FrameEncoder}; the wire takes ownership. */
  public abstract void write(ByteBuf frame);

  /** Sends a ping or another message that keeps the connection alive. */
  public abstract void ping();

  /** Sends the close frame, which names the reason. */
  public abstract void sendCloseFrame(CloseReason reason);

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
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

  public final End end() {
    return end;
  }

  /** Writes bytes without encoding them. */
  public final void put(ByteBuf bytes) {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      bytes.release();
      return;
    }
    ctx.write(bytes, ctx.voidPromise());
  }

  public final void flush() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.flush();
    }
  }

  public final Channel channel() {
    return channel;
  }

  public final boolean isWritable() {
    return channel.isWritable();
  }

  /**
   * Stops reading. What the peer sends stays in its own buffers and in those of the kernel. Bytes
   * that were already read are not decoded any more, because one read may contain 10 000 frames.
   */
  public final void stopReading() {
    if (stopped) {
      return;
    }
    stopped = true;
    channel.config().setAutoRead(false);
    WebSocketFrameDecoder decoder = channel.pipeline().get(WebSocketFrameDecoder.class);
    if (decoder != null) {
      channel.pipeline().remove(decoder);
    }
  }

  /** Whether {@link #stopReading} was called. */
  public final boolean isStopped() {
    return stopped;
  }

  /** Bytes in this process that the kernel has not accepted yet. */
  public final long pendingBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Whether bytes are pending and none has been written since the last call. */
  public final boolean isStuck() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    Object head = buffer == null ? null : buffer.current();
    long progress = buffer == null ? 0 : buffer.currentProgress();
    boolean stuck = head != null && head == stuckAt && progress == stuckProgress;
    stuckAt = head;
    stuckProgress = progress;
    return stuck;
  }

  /**
   * Closes the channel without a close frame, before which Vert.x would wait for pending writes.
   */
  public final void cut() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.close();
    }
  }
}
