package io.quizcast.gateway.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.admin.InstanceReport.Shard;
import io.quizcast.gateway.command.GatewayName;
import io.quizcast.gateway.socket.Count;
import io.quizcast.gateway.socket.Loop;
import io.quizcast.gateway.socket.Loops;
import io.quizcast.gateway.socket.SocketConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shares the metrics of all gateways: each stores its report in one Redis hash every two seconds,
 * and the gateway that receives a request reads all of them. While Redis is unavailable only this
 * instance is reported.
 */
@ApplicationScoped
public class InstanceReports {
  private static final Logger LOG = Logger.getLogger(InstanceReports.class);
  private static final String HASH = "gateways";
  private static final long EVERY_MS = 2_000;
  private static final long STALE_MS = 10_000;
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final ReactiveHashCommands<String, String, String> shared;
  private final ObjectMapper json;
  private final Loops loops;
  private final SocketConfig config;
  private final GatewayMetrics metrics;
  private final String instance;
  private final long startedAt = System.currentTimeMillis();
  private long slowSeen;
  private long lostSeen;
  private volatile long lastSlow;
  private volatile long lastLost;

  InstanceReports(
      ReactiveRedisDataSource redis,
      ObjectMapper json,
      Loops loops,
      SocketConfig config,
      GatewayMetrics metrics,
      GatewayName name) {
    this.shared = redis.hash(String.class, String.class, String.class);
    this.json = json;
    this.loops = loops;
    this.config = config;
    this.metrics = metrics;
    this.instance = name.get();
    metrics.gauge("sockets.open", loops::open);
    for (Count count : Count.values()) {
      metrics.counter(count.meter(), loops, all -> all.sum(count));
    }
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(EVERY_MS, _ -> publish());
  }

  private void publish() {
    try {
      shared
          .hset(HASH, instance, json.writeValueAsString(own()))
          .ifNoItem()
          .after(DEADLINE)
          .fail()
          .subscribe()
          .with(
              _ -> {},
              failure -> LOG.debugf("The report was not shared: %s", failure.getMessage()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the report of this instance. */
  synchronized InstanceReport own() {
    long now = System.currentTimeMillis();
    List<Loop> all = loops.all();
    int max = Math.max(1, config.max() / Math.max(1, all.size()));
    List<Shard> shards = new ArrayList<>(all.size());
    Map<String, Long> types = new TreeMap<>();
    for (Loop loop : all) {
      loop.byType().forEach((type, count) -> types.merge(type, count.sum(), Long::sum));
      Map<Count, Long> counts = new EnumMap<>(Count.class);
      for (Count count : Count.values()) {
        counts.put(count, loop.sum(count));
      }
      shards.add(new Shard(loop.number(), loop.open(), max, counts));
    }
    long slow = loops.sum(Count.SLOW);
    long lost = metrics.answersLost();
    lastSlow = slow > slowSeen ? now : lastSlow;
    lastLost = lost > lostSeen ? now : lastLost;
    slowSeen = slow;
    lostSeen = lost;
    return new InstanceReport(
        instance,
        now,
        startedAt,
        lastSlow,
        lastLost,
        p99(metrics.acknowledgement()),
        p99(metrics.fanOut()),
        types,
        shards);
  }

  private static double p99(Timer timer) {
    for (ValueAtPercentile value : timer.takeSnapshot().percentileValues()) {
      if (value.percentile() == 0.99) {
        return value.value() / 1e6;
      }
    }
    return 0;
  }

  /** Returns the reports of all instances; never fails. */
  Uni<List<InstanceReport>> all() {
    return shared
        .hgetall(HASH)
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .onFailure()
        .recoverWithItem(Map.of())
        .map(this::merge);
  }

  private List<InstanceReport> merge(Map<String, String> found) {
    long now = System.currentTimeMillis();
    List<InstanceReport> all = new ArrayList<>();
    all.add(own());
    List<String> stale = new ArrayList<>();
    found.forEach(
        (name, content) -> {
          InstanceReport other = name.equals(instance) ? null : parse(content);
          if (other != null && now - other.at() < STALE_MS) {
            all.add(other);
          } else if (!name.equals(instance)) {
            stale.add(name);
          }
        });
    if (!stale.isEmpty()) {
      shared.hdel(HASH, stale.toArray(String[]::new)).subscribe().with(_ -> {}, _ -> {});
    }
    all.sort(Comparator.comparing(InstanceReport::instance));
    return all;
  }

  private @Nullable InstanceReport parse(String content) {
    try {
      return json.readValue(content, InstanceReport.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
