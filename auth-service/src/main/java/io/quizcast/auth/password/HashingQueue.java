package io.quizcast.auth.password;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for a hashing thread. Addresses take turns, so many requests from one address
 * delay only each other. Recently used devices get three of four turns. When the queue is full, the
 * address with the most waiting tasks loses its last one. Thread-safe.
 */
final class HashingQueue {
  private static final int KNOWN_IN_A_ROW = 3;

  private final int max;
  private final Map<String, Deque<Task>> known = new LinkedHashMap<>();
  private final Map<String, Deque<Task>> others = new LinkedHashMap<>();
  private int size;
  private int knownInARow;

  HashingQueue(int max) {
    this.max = max;
  }

  /** A waiting hash. Exactly one of the two callbacks runs. */
  record Task(Runnable work, Runnable reject) {}

  /** Adds a task. If the queue is full, rejects this task or another one. */
  void add(Requester requester, Task task) {
    Task rejected;
    synchronized (this) {
      Map<String, Deque<Task>> lane = requester.known() ? known : others;
      rejected = size < max ? null : makeRoom(lane, requester, task);
      if (rejected != task) {
        lane.computeIfAbsent(requester.address(), address -> new ArrayDeque<>()).add(task);
        size++;
        notify();
      }
    }
    if (rejected != null) {
      rejected.reject().run();
    }
  }

  private Task makeRoom(Map<String, Deque<Task>> lane, Requester requester, Task task) {
    Deque<Task> own = lane.get(requester.address());
    int ownWaiting = own == null ? 0 : own.size();
    // A known device displaces any unknown one. Otherwise only an address with more waiting tasks
    // loses one.
    Task evicted = evict(others, lane == others ? ownWaiting + 1 : 0);
    if (evicted == null && lane == known) {
      evicted = evict(known, ownWaiting + 1);
    }
    return evicted == null ? task : evicted;
  }

  private @Nullable Task evict(Map<String, Deque<Task>> lane, int moreThan) {
    Map.Entry<String, Deque<Task>> heaviest = null;
    for (Map.Entry<String, Deque<Task>> entry : lane.entrySet()) {
      int largest = heaviest == null ? moreThan : heaviest.getValue().size();
      if (entry.getValue().size() > largest) {
        heaviest = entry;
      }
    }
    if (heaviest == null) {
      return null;
    }
    Task last = heaviest.getValue().removeLast();
    if (heaviest.getValue().isEmpty()) {
      lane.remove(heaviest.getKey());
    }
    size--;
    return last;
  }

  /** Waits for a task and removes it from the queue. */
  synchronized Task take() throws InterruptedException {
    while (size == 0) {
      wait();
    }
    boolean turnOfKnown = !known.isEmpty() && (others.isEmpty() || knownInARow < KNOWN_IN_A_ROW);
    knownInARow = turnOfKnown ? knownInARow + 1 : 0;
    size--;
    return next(turnOfKnown ? known : others);
  }

  /** Takes a task of the first address and moves that address to the end. */
  private static Task next(Map<String, Deque<Task>> lane) {
    Map.Entry<String, Deque<Task>> first = lane.entrySet().iterator().next();
    Task task = first.getValue().removeFirst();
    lane.remove(first.getKey());
    if (!first.getValue().isEmpty()) {
      lane.put(first.getKey(), first.getValue());
    }
    return task;
  }
}
