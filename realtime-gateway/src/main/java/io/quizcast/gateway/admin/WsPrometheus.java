package io.quizcast.gateway.admin;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Renders {@link WsMetrics} in the Prometheus text format, for existing dashboards. */
final class WsPrometheus {
  private final StringBuilder text = new StringBuilder(2_048);
  private final long at = System.currentTimeMillis();

  private WsPrometheus() {}

  static String of(List<InstanceReport> reports) {
    WsPrometheus page = new WsPrometheus();
    WsMetrics.Basic sums = WsMetrics.basic(reports);
    page.figure("total_connections", "counter", "Connections ever opened", sums.totalConnections());
    page.figure("active_connections", "gauge", "Connections open now", sums.activeConnections());
    page.figure("messages_sent", "counter", "Frames sent", sums.messagesSent());
    page.figure("messages_received", "counter", "Frames received", sums.messagesReceived());
    page.figure(
        "connection_errors", "counter", "Frames that were no good", sums.connectionErrors());
    page.figure(
        "inactive_clients_removed",
        "counter",
        "Connections closed for silence",
        sums.inactiveClientsRemoved());
    page.figure(
        "uptime_seconds", "gauge", "Since the oldest instance started", sums.uptimeSeconds());
    page.shards(WsMetrics.shards(reports));
    return page.text.toString();
  }

  private void shards(List<WsMetrics.ShardView> shards) {
    figures(
        "shard_active_connections",
        "Connections of a shard",
        shards,
        WsMetrics.ShardView::activeConnections);
    figures(
        "shard_messages_sent", "Frames sent by a shard", shards, WsMetrics.ShardView::messagesSent);
    figures(
        "shard_load_percentage",
        "Connections of a shard in percent of its most",
        shards,
        WsMetrics.ShardView::loadPercentage);
    List<WsMetrics.ShardView> hot = shards.stream().filter(WsMetrics.ShardView::runsHot).toList();
    if (!hot.isEmpty()) {
      figure("hot_shards_count", "gauge", "Hot shards", hot.size());
      figures("hot_shard", "A hot shard", hot, _ -> 1);
    }
  }

  private void figure(String name, String kind, String help, double value) {
    head(name, kind, help);
    line(name, "", value);
  }

  private void figures(
      String name,
      String help,
      List<WsMetrics.ShardView> shards,
      ToDoubleFunction<WsMetrics.ShardView> figure) {
    head(name, "gauge", help);
    shards.forEach(s -> line(name, "{shard_id=\"" + s.shardId() + "\"}", figure.applyAsDouble(s)));
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
