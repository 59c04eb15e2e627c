package io.quizcast.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quizcast.gateway.socket.protocol.ClientFrame;
import io.quizcast.gateway.socket.protocol.ClientFrameReader;
import io.quizcast.gateway.socket.protocol.FrameEncoder;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One open socket. Event loop confined, except {@link #identity}, {@link #loop} and {@link
 * #execute}.
 */
public final class Socket implements Wire.End {
  private static final long CUT_AFTER_MS = 2_000;
  private static final long NOTICE_EVERY_NANOS = 1_000_000_000L;

  /** The maximum that every warning states on the wire (contract §2.3). */
  private static final int MAX_WARNINGS = 3;

  /** Receives the frames and events of sockets on the socket's event loop. Must not block. */
  public interface Reader {
    /**
     * Receives a frame.
     *
     * @param arrivalNanos see {@link LoopClock}
     */
    void read(Socket socket, ClientFrame frame, long arrivalNanos);

    /** Called when the socket is registered under its user; may be called on any thread. */
    void opened(Socket socket);

    void gone(Socket socket);
  }

  private volatile Identity identity;
  private final Loop loop;
  private final SocketConfig config;
  private final UserSockets.Account account;
  private final NetworkBudgets.Share network;
  private final Reader reader;
  private final List<Loop> readsOn;
  private final Wire wire;
  private final TokenBucket budget;
  private final WaitingFrames waiting = new WaitingFrames();

  private int index;
  private int broken;
  private int refused;
  private long lastReceivedAt;
  private long pingedAt;
  private long noticedAt;
  private long stuckSince;
  private boolean expirySent;
  private boolean dropped;
  private int warnings;
  private boolean closed;
  private boolean gone;

  /**
   * @param loop the loop that writes to the socket
   * @param readsOn loops on which frames of the peer may arrive
   * @param joining creates the wire, on the loop
   */
  public Socket(
      Identity identity,
      Loop loop,
      List<Loop> readsOn,
      SocketConfig config,
      UserSockets.Account account,
      NetworkBudgets.Share network,
      Reader reader,
      Function<Wire.End, Wire> joining) {
    this.identity = identity;
    this.loop = loop;
    this.readsOn = readsOn;
    this.config = config;
    this.account = account;
    this.network = network;
    this.reader = reader;
    long now = System.nanoTime();
    this.lastReceivedAt = now;
    this.pingedAt = now;
    this.noticedAt = now - NOTICE_EVERY_NANOS;
    this.budget = new TokenBucket(config.socketBurst(), config.socketFramesPerSecond(), now);
    this.wire = joining.apply(this);
    loop.add(this);
  }

  public Identity identity() {
    return identity;
  }

  /** Records that the user has verified their e-mail address since the ticket was issued. */
  public void emailVerified() {
    identity = identity.verified();
  }

  public Loop loop() {
    return loop;
  }

  /** The loops on which frames of this socket may be read, including its own. */
  public List<Loop> readsOn() {
    return readsOn;
  }

  /** Runs a task on the socket's loop. Tasks of one thread run in the order of its calls. */
  public void execute(Runnable task) {
    loop.execute(task);
  }

  int index() {
    return index;
  }

  void index(int at) {
    index = at;
  }

  /** Encodes, writes and flushes a frame for this socket alone. */
  public void send(ServerFrame frame, Position at) {
    write(frame, at);
    flush();
  }

  /** Same as {@link #send}, but without the flush. */
  public void write(ServerFrame frame, Position at) {
    if (closed) {
      return;
    }
    put(FrameEncoder.encode(frame, at, wire.channel().alloc()), FrameEncoder.typeOf(frame));
  }

  /**
   * Writes a shared frame. For a slow reader only the newest frame of each conflatable kind is
   * kept.
   */
  public void write(Frame frame) {
    if (closed) {
      return;
    }
    if (!frame.delivery().isConflatable() || wire.isWritable()) {
      put(frame.duplicate(), frame.type());
    } else if (waiting.keep(frame)) {
      loop.count(Count.LEFT_OUT);
      dropped = true;
    }
  }

  public void flush() {
    wire.flush();
  }

  private void put(ByteBuf bytes, String type) {
    wire.write(bytes);
    loop.count(Count.SENT);
    loop.count(type);
    if (!wire.isWritable() && wire.pendingBytes() > config.maxPendingBytes()) {
      loop.count(Count.SLOW);
      close(CloseReason.TOO_SLOW);
    }
  }

  /** Closes the socket with a close frame; the peer has two seconds to read it. */
  public void close(CloseReason reason) {
    if (closed) {
      return;
    }
    closed = true;
    wire.flush();
    wire.sendCloseFrame(reason);
    wire.channel().eventLoop().schedule(wire::cut, CUT_AFTER_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void text(ByteBuf bytes, long arrivalNanos) {
    if (!receives()) {
      return;
    }
    loop.count(Count.RECEIVED);
    if (!takeBudget()) {
      return;
    }
    int length = bytes.readableBytes();
    if (length > config.maxFrameBytes()) {
      unusable(new ClientFrame.Unusable("invalid_message_format", "Invalid JSON format", true));
      return;
    }
    byte[] scratch = loop.scratch();
    bytes.getBytes(bytes.readerIndex(), scratch, 0, length);
    ClientFrame read = ClientFrameReader.read(scratch, 0, length);
    loop.count(read.type());
    switch (read) {
      case ClientFrame.Unusable u -> unusable(u);
      case ClientFrame.Heartbeat _ ->
          send(new ServerFrame.Heartbeat(System.currentTimeMillis()), Position.NONE);
      case ClientFrame frame -> reader.read(this, frame, arrivalNanos);
    }
  }

  /** Handles a text that did not arrive through the wire. */
  public void text(byte[] bytes, long arrivalNanos) {
    text(Unpooled.wrappedBuffer(bytes), arrivalNanos);
  }

  private boolean takeBudget() {
    long now = System.nanoTime();
    if (budget.take(now) && account.take(now) && network.take(now)) {
      return true;
    }
    loop.count(Count.BROKEN);
    if (++refused > config.refusedFrames()) {
      close(CloseReason.TOO_MANY_FRAMES);
      wire.stopReading();
      account.flooded(now);
    } else if (now - noticedAt >= NOTICE_EVERY_NANOS) {
      noticedAt = now;
      send(new ServerFrame.Error("rate_limited", "Too many messages, slow down"), Position.NONE);
    }
    return false;
  }

  private void unusable(ClientFrame.Unusable frame) {
    loop.count(Count.BROKEN);
    send(new ServerFrame.Error(frame.code(), frame.message()), Position.NONE);
    if (frame.counts() && ++broken > config.brokenFrames()) {
      close(CloseReason.BROKEN_FRAMES);
    }
  }

  @Override
  public void broken(boolean tooBig) {
    loop.count(Count.BROKEN);
    close(tooBig ? CloseReason.TOO_BIG : CloseReason.BROKEN_PROTOCOL);
    // Without this the decoder would go on and skip every further byte one at a time.
    wire.stopReading();
  }

  @Override
  public boolean other() {
    return receives() && takeBudget();
  }

  @Override
  public void binary() {
    if (receives()) {
      loop.count(Count.BROKEN);
      close(CloseReason.BINARY);
    }
  }

  /**
   * Whether frames are still handled. Otherwise a peer that goes on sending after the close frame
   * could keep the loop busy until the connection is cut.
   */
  private boolean receives() {
    lastReceivedAt = System.nanoTime();
    if (closed) {
      wire.stopReading();
    }
    return !closed;
  }

  @Override
  public void writable() {
    waiting.drain(this::write);
    warn();
    flush();
  }

  /** Tells a reader that has caught up that updates were dropped in the meantime. */
  private void warn() {
    if (dropped && !closed) {
      dropped = false;
      warnings = Math.min(warnings + 1, MAX_WARNINGS - 1);
      write(
          new ServerFrame.BufferWarning(
              warnings, MAX_WARNINGS, "Connection is slow: older updates were left out"),
          Position.NONE);
    }
  }

  @Override
  public void gone() {
    if (gone) {
      return;
    }
    gone = true;
    closed = true;
    waiting.drain(_ -> {});
    loop.remove(this);
    account.remove(this);
    network.release();
    reader.gone(this);
  }

  /** Called once a second. */
  void sweep(long now) {
    if (closed) {
      return;
    }
    if (now - lastReceivedAt > config.silence().toNanos()) {
      loop.count(Count.SILENT);
      close(CloseReason.SILENT);
      return;
    }
    if (!wire.isStuck()) {
      stuckSince = now;
    } else if (now - stuckSince > config.stuckWrite().toNanos()) {
      loop.count(Count.SLOW);
      close(CloseReason.STUCK);
      return;
    }
    if (now - Math.max(lastReceivedAt, pingedAt) > config.pingEvery().toNanos()) {
      pingedAt = now;
      wire.ping();
    }
    sendExpiry();
  }

  /**
   * Announces the expiry of the access token. Clients refresh the token and keep the socket, which
   * stays open after the old token has expired. A stage has no token to refresh, so its socket is
   * closed when its link expires.
   */
  private void sendExpiry() {
    long left = identity.expiresAt() - System.currentTimeMillis() / 1_000;
    if (identity.stage()) {
      if (left <= 0) {
        close(CloseReason.SESSION_ENDED);
      }
    } else if (!expirySent && left <= config.expiryNotice().toSeconds()) {
      expirySent = true;
      send(new ServerFrame.TokenExpiresSoon(Math.max(0, left), "seconds"), Position.NONE);
    }
  }
}
