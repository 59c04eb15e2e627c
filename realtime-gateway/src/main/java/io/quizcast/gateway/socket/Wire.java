package io.quizcast.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * The Netty side of one socket, the only code that knows the channel. It is first in the pipeline,
 * so that an encoded frame goes straight to the channel, past the encoders. Event loop confined.
 */
public abstract class Wire extends ChannelInboundHandlerAdapter {
  /** Low, so that a stalled reader is noticed after a few dozen frames. */
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16_384, 32_768);

  /** Without this the kernel buffers up to 4 MB for a reader that has stalled. */
  private static final int KERNEL_BUFFER = 64 * 1024;

  private static final AttributeKey<Identity> IDENTITY =
      AttributeKey.valueOf(Wire.class, "identity");
  private static final AttributeKey<Boolean> JOINED = AttributeKey.valueOf(Wire.class, "joined");

  /** Callbacks of a wire. */
  public interface End {
    /** A whole text frame; the bytes are valid during the call only. */
    void text(ByteBuf bytes, long arrivalNanos);

    /**
     * Any frame but a whole text: control frames, pieces of a text.
     *
     * @return whether the budget allows to act on it
     */
    boolean other();

    /** A binary frame, which nobody here understands. */
    void binary();

    void writable();

    /** The peer sent an invalid frame, or one that is too big; nothing more is read. */
    void broken(boolean tooBig);

    void gone();
  }

  private final Channel channel;
  private final End end;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Object stuckAt;
  private long stuckProgress;

  public Wire(Channel channel, End end) {
    this.channel = channel;
    this.end = end;
  }

  /** The channel of a request, before or after its upgrade; an internal of Vert.x 4. */
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

  /** Whether the channel ever became a socket. */
  public static boolean isJoined(Channel channel) {
    return channel.attr(JOINED).get() != null;
  }

  /** Takes the channel over; on its loop. */
  public final void join() {
    channel.attr(JOINED).set(true);
    channel.config().setWriteBufferWaterMark(WATER_MARK);
    channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
    channel.pipeline().addFirst(this);
  }

  /** Writes a frame that {@code FrameEncoder} made; the wire owns it. */
  public abstract void write(ByteBuf frame);

  /** Sends something that a live peer answers, or that keeps the connection alive. */
  public abstract void ping();

  /** Sends the last frame, which names the reason. */
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

  /** Writes bytes without encoding. */
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

  /** Bytes that wait in this process for the kernel. */
  public final long pendingBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Whether bytes wait and none of them was written since the last call. */
  public final boolean isStuck() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    Object head = buffer == null ? null : buffer.current();
    long progress = buffer == null ? 0 : buffer.currentProgress();
    boolean stuck = head != null && head == stuckAt && progress == stuckProgress;
    stuckAt = head;
    stuckProgress = progress;
    return stuck;
  }

  /** Closes the channel without a frame. Vert.x would first wait for pending writes. */
  public final void cut() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.close();
    }
  }
}
