package io.quizcast.gateway.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quizcast.gateway.admin.InstanceReport.Shard;
import io.quizcast.gateway.socket.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The metrics of all instances in the shape of the contract (§3.4); arrays are never null. */
final class WsMetrics {
  /** A shard with a higher load, in percent, is reported as hot. */
  private static final double HOT = 75;

  private WsMetrics() {}

  record Basic(
      long totalConnections,
      long activeConnections,
      long messagesSent,
      long messagesReceived,
      long connectionErrors,
      long inactiveClientsRemoved,
      double uptimeSeconds,
      String lastCleanup,
      String generatedAt) {}

  record ShardView(
      int shardId,
      String instance,
      long activeConnections,
      long maxClients,
      long messagesSent,
      long messagesReceived,
      long connectionErrors,
      double loadPercentage,
      String lastCleanup,
      long inactiveRemoved) {
    boolean runsHot() {
      return loadPercentage > HOT;
    }
  }

  record Peer(long activeConnections, long messagesSent, long messagesReceived, String lastSeen) {}

  record Detailed(
      @JsonUnwrapped Basic sums,
      String startTime,
      Map<String, Long> messageTypeStats,
      List<ShardView> shardMetrics,
      List<ShardView> shards,
      Map<String, Long> shardDistribution,
      List<Integer> hotShards,
      int shardCount,
      double avgConnectionsPerShard,
      Map<String, Peer> clusterPeers) {}

  static Basic basic(List<InstanceReport> reports) {
    long now = System.currentTimeMillis();
    return new Basic(
        sum(reports, shard -> shard.count(Count.OPENED)),
        sum(reports, Shard::active),
        sum(reports, shard -> shard.count(Count.SENT)),
        sum(reports, shard -> shard.count(Count.RECEIVED)),
        sum(reports, shard -> shard.count(Count.BROKEN)),
        sum(reports, shard -> shard.count(Count.SILENT)),
        (now - startedAt(reports)) / 1_000.0,
        time(reports.stream().mapToLong(InstanceReport::at).max().orElse(now)),
        time(now));
  }

  private static long sum(List<InstanceReport> reports, ToLongFunction<Shard> figure) {
    return reports.stream().flatMap(report -> report.shards().stream()).mapToLong(figure).sum();
  }

  private static long startedAt(List<InstanceReport> reports) {
    return reports.stream()
        .mapToLong(InstanceReport::startedAt)
        .min()
        .orElseGet(System::currentTimeMillis);
  }

  static Detailed detailed(List<InstanceReport> reports) {
    Basic sums = basic(reports);
    List<ShardView> shards = shards(reports);
    Map<String, Long> types = new TreeMap<>();
    Map<String, Peer> peers = new LinkedHashMap<>();
    for (InstanceReport report : reports) {
      report.messageTypes().forEach((type, count) -> types.merge(type, count, Long::sum));
      Basic own = basic(List.of(report));
      peers.put(
          report.instance(),
          new Peer(
              own.activeConnections(),
              own.messagesSent(),
              own.messagesReceived(),
              time(report.at())));
    }
    Map<String, Long> distribution = new LinkedHashMap<>();
    for (ShardView shard : shards) {
      distribution.put(Integer.toString(shard.shardId()), shard.activeConnections());
    }
    return new Detailed(
        sums,
        time(startedAt(reports)),
        types,
        shards,
        shards,
        distribution,
        shards.stream().filter(ShardView::runsHot).map(ShardView::shardId).toList(),
        shards.size(),
        shards.isEmpty() ? 0 : (double) sums.activeConnections() / shards.size(),
        peers);
  }

  /** Returns the shards of all instances, numbered across all of them. */
  static List<ShardView> shards(List<InstanceReport> reports) {
    List<ShardView> views = new ArrayList<>();
    for (InstanceReport report : reports) {
      for (Shard shard : report.shards()) {
        views.add(
            new ShardView(
                views.size(),
                report.instance(),
                shard.active(),
                shard.max(),
                shard.count(Count.SENT),
                shard.count(Count.RECEIVED),
                shard.count(Count.BROKEN),
                shard.load(),
                time(report.at()),
                shard.count(Count.SILENT)));
      }
    }
    return views;
  }

  static String time(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
