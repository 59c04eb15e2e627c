package io.quizcast.gateway.admin;

import java.util.List;

/** Renders {@link WsMetrics} in the Prometheus text format, for existing dashboards. */
final class WsPrometheus {
  private final StringBuilder text = new StringBuilder(2_048);
  private final long at = System.currentTimeMillis();

  private WsPrometheus() {}

  static String of(List<InstanceReport> reports) {
    WsPrometheus page = new WsPrometheus();
    WsMetrics.Basic sums = WsMetrics.basic(reports);
    page.head("total_connections", "counter", "Connections ever opened");
    page.line("total_connections", "", sums.totalConnections());
    page.head("active_connections", "gauge", "Connections open now");
    page.line("active_connections", "", sums.activeConnections());
    page.head("messages_sent", "counter", "Frames sent");
    page.line("messages_sent", "", sums.messagesSent());
    page.head("messages_received", "counter", "Frames received");
    page.line("messages_received", "", sums.messagesReceived());
    page.head("connection_errors", "counter", "Frames that were no good");
    page.line("connection_errors", "", sums.connectionErrors());
    page.head("inactive_clients_removed", "counter", "Connections closed for silence");
    page.line("inactive_clients_removed", "", sums.inactiveClientsRemoved());
    page.head("uptime_seconds", "gauge", "Since the oldest instance started");
    page.line("uptime_seconds", "", sums.uptimeSeconds());
    page.shards(WsMetrics.shards(reports));
    return page.text.toString();
  }

  private void shards(List<WsMetrics.ShardView> shards) {
    head("shard_active_connections", "gauge", "Connections of a shard");
    shards.forEach(s -> line("shard_active_connections", label(s), s.activeConnections()));
    head("shard_messages_sent", "counter", "Frames sent by a shard");
    shards.forEach(s -> line("shard_messages_sent", label(s), s.messagesSent()));
    head("shard_load_percentage", "gauge", "Connections of a shard in percent of its most");
    shards.forEach(s -> line("shard_load_percentage", label(s), s.loadPercentage()));
    List<WsMetrics.ShardView> hot =
        shards.stream().filter(s -> s.loadPercentage() > WsMetrics.HOT).toList();
    if (!hot.isEmpty()) {
      head("hot_shards_count", "gauge", "Hot shards");
      line("hot_shards_count", "", hot.size());
      head("hot_shard", "gauge", "A hot shard");
      hot.forEach(s -> line("hot_shard", label(s), 1));
    }
  }

  private static String label(WsMetrics.ShardView shard) {
    return "{shard_id=\"" + shard.shardId() + "\"}";
  }

  private void head(String name, String kind, String help) {
    text.append("# HELP websocket_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE websocket_").append(name).append(' ').append(kind).append('\n');
  }

  private void line(String name, String labels, double value) {
    text.append("websocket_").append(name).append(labels).append(' ');
    if (value == Math.rint(value)) {
      text.append((long) value);
    } else {
      text.append(value);
    }
    text.append(' ').append(at).append('\n');
  }
}
