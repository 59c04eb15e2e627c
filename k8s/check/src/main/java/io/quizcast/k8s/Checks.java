package io.quizcast.k8s;

import io.quizcast.k8s.policy.Connections;
import io.quizcast.k8s.policy.Images;
import io.quizcast.k8s.policy.KafkaObjects;
import io.quizcast.k8s.policy.Memory;
import io.quizcast.k8s.policy.NetworkEdges;
import io.quizcast.k8s.policy.SecretValues;
import io.quizcast.k8s.policy.Settings;
import io.quizcast.k8s.policy.Steps;
import io.quizcast.k8s.policy.Telemetry;
import io.quizcast.k8s.routes.RouteObjects;
import io.quizcast.k8s.schema.BuiltInSchema;
import io.quizcast.k8s.schema.CelRules;
import io.quizcast.k8s.schema.KeptSchemas;
import io.quizcast.k8s.schema.TypedSchema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All checks, by name. */
public final class Checks {
  private Checks() {}

  /**
   * The checks in the order of their reports.
   *
   * @param repository the repository whose code the objects must match
   */
  public static Map<String, Check> of(Path repository) {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("built-in schema", new BuiltInSchema());
    checks.put("typed schema", new TypedSchema());
    checks.put("kept schemas", new KeptSchemas());
    checks.put("cel rules", CelRules.ofOperators());
    checks.put("policies", CelRules.policies());
    checks.put("memory", new Memory());
    checks.put("network edges", new NetworkEdges());
    checks.put("secret values", new SecretValues());
    checks.put("images", new Images());
    checks.put("kafka objects", new KafkaObjects());
    checks.put("settings", new Settings(repository));
    checks.put("connections", new Connections(repository));
    checks.put("steps", new Steps());
    checks.put("telemetry", new Telemetry(repository));
    checks.put("routes", new RouteObjects());
    return checks;
  }
}
