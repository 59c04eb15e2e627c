package io.quizcast.guard.picture;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Stops a process at start if a damaged JPEG could block it for ever.
 *
 * <p>The JDK's native JPEG decoder reports damage while it holds Java arrays in a critical section,
 * and the report allocates. Serial, Parallel and ZGC let an allocation that needs a collection wait
 * until no thread is in a critical section, so the decoding thread waits for itself and all others
 * wait for it. G1 and Shenandoah pin the arrays instead. Seen with JDK 25.0.3.
 */
public final class CollectorCheck {
  private static final List<String> PINNING = List.of("G1 ", "Shenandoah ");

  private CollectorCheck() {}

  /**
   * @throws IllegalStateException if the JVM's garbage collector does not pin arrays
   */
  public static void requirePinning() {
    requirePinning(
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList());
  }

  static void requirePinning(List<String> collectors) {
    if (collectors.stream().noneMatch(name -> PINNING.stream().anyMatch(name::startsWith))) {
      throw new IllegalStateException(
          "A damaged JPEG could block a JVM with the garbage collector "
              + String.join(", ", collectors)
              + ": start it with -XX:+UseG1GC");
    }
  }
}
