package io.quizcast.delivery.schema;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;

/**
 * Publishes the version of the database schema at start as a metric, in a service that has a
 * database.
 */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.datasource.db-kind", stringValue = "postgresql")
class SchemaVersion {
  private static final Logger LOG = Logger.getLogger(SchemaVersion.class);

  void start(@Observes StartupEvent event, Flyway flyway, MeterRegistry meters) {
    double version = version(flyway);
    Gauge.builder("quizcast.schema.version", () -> version).register(meters);
  }

  /** Returns NaN if the version cannot be read. The service starts all the same. */
  private static double version(Flyway flyway) {
    try {
      MigrationInfo current = flyway.info().current();
      return current == null ? 0 : Double.parseDouble(current.getVersion().getVersion());
    } catch (FlywayException e) {
      LOG.warnf("The schema version cannot be read: %s", e.getMessage());
      return Double.NaN;
    }
  }
}
