package io.quizcast.e2e.attacks;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reads four times a second how full the heap of every JVM of a platform is, and keeps the maximum.
 * Unreachable objects count too, so the figures are an upper bound.
 *
 * <p>It connects to each JVM only once, because a {@code jcmd} for each reading would start a JVM
 * and slow the game down more than most attacks.
 */
final class HeapWatch implements AutoCloseable {
  private static final long EVERY_MILLIS = 250;

  private final Map<String, JMXConnector> connectors = new HashMap<>();
  private final Map<String, MemoryMXBean> heaps = new HashMap<>();
  private final Map<String, Integer> percent = new TreeMap<>();
  private final Thread reading;
  private volatile boolean over;

  private HeapWatch(RunningPlatform platform) throws IOException, InterruptedException {
    for (Member member : platform.members()) {
      if (ProcessHandle.of(member.pid())
          .flatMap(process -> process.info().command())
          .filter(command -> command.endsWith("/java"))
          .isPresent()) {
        connect(member);
      }
    }
    reading = Thread.ofPlatform().name("heaps").daemon().start(this::read);
  }

  /** Connects to the JVMs and begins to read. */
  static HeapWatch start(RunningPlatform platform) throws IOException, InterruptedException {
    return new HeapWatch(platform);
  }

  // The address is read from a process of the same user, not from the network.
  @SuppressWarnings("BanJNDI")
  private void connect(Member member) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(member.pid()));
      try {
        JMXConnector connector =
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        connectors.put(member.name(), connector);
        heaps.put(
            member.name(),
            ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(),
                ManagementFactory.MEMORY_MXBEAN_NAME,
                MemoryMXBean.class));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(member.name() + " cannot be attached to", e);
    }
  }

  private void read() {
    while (!over) {
      heaps.forEach(this::read);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
    }
  }

  private void read(String name, MemoryMXBean heap) {
    MemoryUsage usage;
    try {
      usage = heap.getHeapMemoryUsage();
    } catch (RuntimeException e) {
      // The process has ended. This is detected by its pid.
      return;
    }
    synchronized (percent) {
      percent.merge(name, (int) (usage.getUsed() * 100 / usage.getMax()), Math::max);
    }
  }

  /** The largest part of each heap that was in use, in percent, by process. */
  Map<String, Integer> percent() {
    synchronized (percent) {
      return new TreeMap<>(percent);
    }
  }

  @Override
  public void close() {
    over = true;
    reading.interrupt();
    for (JMXConnector connector : connectors.values()) {
      try {
        connector.close();
      } catch (IOException e) {
        // The process has ended.
        continue;
      }
    }
  }
}
