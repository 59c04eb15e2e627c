package io.quizcast.gateway.admin;

import io.quizcast.gateway.admin.InstanceReport.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of all instances in the shape of the contract (§3.4); arrays are never null. */
final class WsMetrics {
  /** A shard with a higher load, in percent, is reported as hot. */
  static final double HOT = 75;

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
      long inactiveRemoved) {}

  record Peer(long activeConnections, long messagesSent, long messagesReceived, String lastSeen) {}

  record Detailed(
      long totalConnections,
      long activeConnections,
      long messagesSent,
      long messagesReceived,
      long connectionErrors,
      long inactiveClientsRemoved,
      double uptimeSeconds,
      String lastCleanup,
      String generatedAt,
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
    long opened = 0;
    long active = 0;
    long sent = 0;
    long received = 0;
    long errors = 0;
    long removed = 0;
    for (ShardView shard : shards(reports)) {
      active += shard.activeConnections();
      sent += shard.messagesSent();
      received += shard.messagesReceived();
      errors += shard.connectionErrors();
      removed += shard.inactiveRemoved();
    }
    for (InstanceReport report : reports) {
      opened += report.shards().stream().mapToLong(Shard::opened).sum();
    }
    long now = System.currentTimeMillis();
    long oldest = reports.stream().mapToLong(InstanceReport::startedAt).min().orElse(now);
    long cleaned = reports.stream().mapToLong(InstanceReport::lastCleanup).max().orElse(now);
    return new Basic(
        opened,
        active,
        sent,
        received,
        errors,
        removed,
        (now - oldest) / 1_000.0,
        time(cleaned),
        time(now));
  }

  static Detailed detailed(List<InstanceReport> reports) {
    Basic sums = basic(reports);
    List<ShardView> shards = shards(reports);
    Map<String, Long> distribution = new LinkedHashMap<>();
    List<Integer> hot = new ArrayList<>();
    for (ShardView shard : shards) {
      distribution.put(Integer.toString(shard.shardId()), shard.activeConnections());
      if (shard.loadPercentage() > HOT) {
        hot.add(shard.shardId());
      }
    }
    Map<String, Peer> peers = new LinkedHashMap<>();
    for (InstanceReport report : reports) {
      Basic own = basic(List.of(report));
      peers.put(
          report.instance(),
          new Peer(
              own.activeConnections(),
              own.messagesSent(),
              own.messagesReceived(),
              time(report.at())));
    }
    Map<String, Long> types = new TreeMap<>();
    for (InstanceReport report : reports) {
      report.messageTypes().forEach((type, count) -> types.merge(type, count, Long::sum));
    }
    long oldest = reports.stream().mapToLong(InstanceReport::startedAt).min().orElse(0);
    return new Detailed(
        sums.totalConnections(),
        sums.activeConnections(),
        sums.messagesSent(),
        sums.messagesReceived(),
        sums.connectionErrors(),
        sums.inactiveClientsRemoved(),
        sums.uptimeSeconds(),
        sums.lastCleanup(),
        sums.generatedAt(),
        time(oldest),
        types,
        shards,
        shards,
        distribution,
        hot,
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
                shard.most(),
                shard.sent(),
                shard.received(),
                shard.errors(),
                shard.load(),
                time(report.lastCleanup()),
                shard.removedInactive()));
      }
    }
    return views;
  }

  static String time(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
