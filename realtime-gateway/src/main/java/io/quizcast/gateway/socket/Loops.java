package io.quizcast.gateway.socket;

import io.netty.channel.EventLoop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The event loops that carry sockets, in the order they got their first one. Any thread. */
@ApplicationScoped
public class Loops {
  private final ConcurrentHashMap<EventLoop, Loop> byEventLoop = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Loop> loops = new CopyOnWriteArrayList<>();

  Loop of(EventLoop eventLoop) {
    Loop known = byEventLoop.get(eventLoop);
    return known != null ? known : byEventLoop.computeIfAbsent(eventLoop, this::create);
  }

  private synchronized Loop create(EventLoop eventLoop) {
    Loop loop = new Loop(loops.size(), eventLoop);
    loops.add(loop);
    return loop;
  }

  public List<Loop> all() {
    return loops;
  }
}
