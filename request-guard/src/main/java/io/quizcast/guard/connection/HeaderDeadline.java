package io.quizcast.guard.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request headers do not arrive in time, measured from their first byte.
 * Works on bytes, in front of the decoder: the headers of a request end with an empty line, and the
 * next request begins after the answer. Removes itself for TLS, HTTP/2 and WebSockets, whose bytes
 * are not HTTP/1.1 at this level.
 */
final class HeaderDeadline extends ChannelDuplexHandler {
  private static final byte[] END = {'\r', '\n', '\r', '\n'};
  private static final byte[] HTTP2 = "PRI * HTTP/2".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SWITCHING = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTINUE = "HTTP/1.1 100".getBytes(StandardCharsets.US_ASCII);

  private final Duration time;
  private boolean inHeaders;
  private boolean inBody;
  private int matched;
  private @Nullable ScheduledFuture<?> deadline;

  HeaderDeadline(Duration time) {
    this.time = time;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    boolean otherProtocol = context.pipeline().get(SslHandler.class) != null;
    if (!otherProtocol && message instanceof ByteBuf bytes && !inBody) {
      otherProtocol = !inHeaders && startsWith(bytes, HTTP2);
      read(context, bytes);
    }
    context.fireChannelRead(message);
    if (otherProtocol && !context.isRemoved()) {
      context.pipeline().remove(this);
    }
  }

  private void read(ChannelHandlerContext context, ByteBuf bytes) {
    inHeaders = true;
    match(bytes);
    if (matched == END.length) {
      inHeaders = false;
      inBody = true;
      cancel();
    } else if (deadline == null) {
      deadline =
          context
              .executor()
              .schedule((Runnable) context::close, time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Looks for the end of the headers. Skips straight to the next carriage return, because the rest
   * of a large body is read here too if the response came early.
   */
  private void match(ByteBuf bytes) {
    int i = bytes.readerIndex();
    while (i < bytes.writerIndex() && matched < END.length) {
      if (matched == 0) {
        i = bytes.indexOf(i, bytes.writerIndex(), END[0]);
        if (i < 0) {
          return;
        }
      }
      byte next = bytes.getByte(i++);
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes && inBody) {
      if (startsWith(bytes, SWITCHING)) {
        context.pipeline().remove(this);
      } else if (!startsWith(bytes, CONTINUE)) {
        inBody = false;
        matched = 0;
      }
    }
    context.write(message, promise);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    cancel();
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private static boolean startsWith(ByteBuf bytes, byte[] start) {
    if (bytes.readableBytes() < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes.getByte(bytes.readerIndex() + i) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
