package io.quizcast.e2e.bench;

import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.TopicPartition;

/** The size of a partition on the broker's disk, where it is compressed. */
final class TopicBytes {
  private TopicBytes() {}

  static long of(RunningPlatform platform, String topic, int partition)
      throws IOException, InterruptedException, ExecutionException {
    TopicPartition wanted = new TopicPartition(topic, partition);
    try (Admin admin = Admin.create(platform.kafka())) {
      var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      long bytes = 0;
      for (var dirs : admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        for (LogDirDescription dir : dirs.values()) {
          var replica = dir.replicaInfos().get(wanted);
          bytes += replica == null ? 0 : replica.size();
        }
      }
      return bytes;
    }
  }
}
