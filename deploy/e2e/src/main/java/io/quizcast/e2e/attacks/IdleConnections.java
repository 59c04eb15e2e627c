package io.quizcast.e2e.attacks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Connections that send nothing. Those that the platform closes are reopened as fast as possible.
 */
final class IdleConnections {
  /** The number of files that the JVM needs for itself. */
  private static final int SPARE_FILES = 500;

  private static final int AT_ONCE = 64;
  private static final int WAIT_MILLIS = 20;

  private final Attacker attacker;
  private final int count;

  /**
   * @param wanted connections to hold; fewer if the process may not open as many files
   */
  IdleConnections(Attacker attacker, int wanted) {
    this.attacker = attacker;
    this.count = Math.min(wanted, files() - SPARE_FILES);
  }

  private static int files() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int) Math.min(Integer.MAX_VALUE, unix.getMaxFileDescriptorCount())
        : Integer.MAX_VALUE;
  }

  void hold() throws IOException {
    try (Selector selector = Selector.open()) {
      try {
        while (!attacker.isOver()) {
          for (int i = 0; i < AT_ONCE && selector.keys().size() < count; i++) {
            open(selector);
          }
          selector.select(this::read, WAIT_MILLIS);
        }
      } finally {
        attacker.count("held", selector.keys().size());
        for (SelectionKey key : List.copyOf(selector.keys())) {
          key.channel().close();
        }
      }
    }
  }

  private void open(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(attacker.address(), 0));
      boolean connected = channel.connect(new InetSocketAddress("127.0.0.1", attacker.edge()));
      channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    } catch (IOException e) {
      channel.close();
      attacker.count("refused");
    }
  }

  private void read(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
      } else if (channel.read(ByteBuffer.allocate(1)) < 0) {
        close(channel, "closed");
      }
    } catch (IOException e) {
      close(channel, "closed");
    }
  }

  private void close(SocketChannel channel, String answer) {
    attacker.count(answer);
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
