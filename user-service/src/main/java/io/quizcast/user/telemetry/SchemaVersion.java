package io.quizcast.user.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;

/** Gauge of the last migration that this process found in the database at its start. */
@ApplicationScoped
class SchemaVersion {
  private static final Logger LOG = Logger.getLogger(SchemaVersion.class);

  void start(@Observes StartupEvent event, Flyway flyway, MeterRegistry meters) {
    double version = version(flyway);
    Gauge.builder("quizcast.schema.version", () -> version).register(meters);
  }

  /** NaN when the version is not known; the service starts all the same. */
  private static double version(Flyway flyway) {
    try {
      MigrationInfo current = flyway.info().current();
      return current == null ? 0 : Double.parseDouble(current.getVersion().getVersion());
    } catch (FlywayException e) {
      LOG.warnf("the version of the schema is not known: %s", e.getMessage());
      return Double.NaN;
    }
  }
}
