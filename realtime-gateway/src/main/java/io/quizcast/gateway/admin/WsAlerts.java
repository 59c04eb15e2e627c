package io.quizcast.gateway.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The alerts of the monitoring page; it shows the texts as they are. */
final class WsAlerts {
  private static final double WARM = 90;
  private static final double CRITICAL = 95;

  /** How long an alert for a single occurrence stays active. */
  private static final long RECENT_MS = 60_000;

  private static final double SLOW_ANSWER_MS = 1_000;
  private static final double SLOW_FAN_OUT_MS = 1_000;

  private WsAlerts() {}

  record Alert(String type, String severity, String message, Map<String, Object> details) {}

  record Report(
      String status,
      List<Alert> alerts,
      int alertsCount,
      String checkTime,
      String hubType,
      List<String> recommendations) {}

  static Report of(List<InstanceReport> reports) {
    List<Alert> alerts = new ArrayList<>();
    hotShards(reports, alerts);
    long now = System.currentTimeMillis();
    for (InstanceReport report : reports) {
      Map<String, Object> who = Map.of("instance", report.instance());
      if (now - report.lastLost() < RECENT_MS) {
        alerts.add(
            new Alert(
                "message_loss", "critical", "Ответы игроков не удалось записать в журнал", who));
      }
      if (now - report.lastSlow() < RECENT_MS) {
        alerts.add(
            new Alert(
                "slow_consumers",
                "warning",
                "Отключены клиенты, которые не успевают читать сообщения",
                who));
      }
      if (report.answerP99Ms() > SLOW_ANSWER_MS || report.fanOutP99Ms() > SLOW_FAN_OUT_MS) {
        alerts.add(new Alert("high_latency", "warning", "Сообщения доставляются медленно", who));
      }
    }
    boolean critical = alerts.stream().anyMatch(alert -> alert.severity().equals("critical"));
    String status = alerts.isEmpty() ? "healthy" : critical ? "critical" : "degraded";
    return new Report(
        status, alerts, alerts.size(), WsMetrics.time(now), "ShardedHub", advice(alerts));
  }

  private static void hotShards(List<InstanceReport> reports, List<Alert> alerts) {
    List<WsMetrics.ShardView> shards = WsMetrics.shards(reports);
    for (WsMetrics.ShardView shard : shards) {
      double load = shard.loadPercentage();
      if (load > WARM) {
        alerts.add(
            new Alert(
                "high_shard_load",
                load > CRITICAL ? "critical" : "warning",
                "Шард %d загружен на %.0f %%".formatted(shard.shardId(), load),
                Map.of("shard_id", shard.shardId(), "load_percentage", load)));
      }
    }
    List<Integer> hot =
        shards.stream()
            .filter(WsMetrics.ShardView::runsHot)
            .map(WsMetrics.ShardView::shardId)
            .toList();
    if (!hot.isEmpty()) {
      alerts.add(
          new Alert("hot_shards", "warning", "Есть горячие шарды", Map.of("hot_shards", hot)));
    }
  }

  private static List<String> advice(List<Alert> alerts) {
    List<String> advice = new ArrayList<>();
    for (Alert alert : alerts) {
      String sentence =
          switch (alert.type()) {
            case "hot_shards", "high_shard_load" -> "Добавьте экземпляр realtime-gateway";
            case "message_loss" -> "Проверьте Kafka: записи не подтверждаются";
            case "slow_consumers" -> "Проверьте сеть клиентов и размер буферов";
            default -> "Проверьте загрузку процессора и паузы сборщика мусора";
          };
      if (!advice.contains(sentence)) {
        advice.add(sentence);
      }
    }
    return advice;
  }
}
