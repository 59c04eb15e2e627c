package io.quizcast.user.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The number of the last migration, as this process found the database at its start. */
@ApplicationScoped
class SchemaVersion {

  void start(@Observes StartupEvent event, Flyway flyway, MeterRegistry meters) {
    MigrationInfo current = flyway.info().current();
    double version = current == null ? 0 : Double.parseDouble(current.getVersion().getVersion());
    Gauge.builder("quizcast.schema.version", () -> version).register(meters);
  }
}
