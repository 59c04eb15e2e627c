package io.quizcast.gateway.admin;

import io.quizcast.contracts.access.Permission;
import io.quizcast.gateway.handshake.Admission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/**
 * Routes of the admin portal's monitoring page (contract §3.4). They always answer 200, because the
 * page loads three of them at the same time and a single error would leave all three empty (§8.3).
 * The health route reports problems in its body.
 */
@Path("/api/admin/ws")
@RolesAllowed(Permission.MONITORING)
@Produces(MediaType.APPLICATION_JSON)
public class WsMetricsResource {
  private final InstanceReports reports;
  private final Admission admission;

  WsMetricsResource(InstanceReports reports, Admission admission) {
    this.reports = reports;
    this.admission = admission;
  }

  record Health(String status, long activeConnections, String timestamp) {}

  @GET
  @Path("metrics")
  public Uni<WsMetrics.Basic> metrics() {
    return reports.all().map(WsMetrics::basic);
  }

  @GET
  @Path("metrics/detailed")
  public Uni<WsMetrics.Detailed> detailed() {
    return reports.all().map(WsMetrics::detailed);
  }

  @GET
  @Path("metrics/prometheus")
  @Produces("text/plain; charset=utf-8")
  public Uni<String> prometheus() {
    return reports.all().map(WsPrometheus::of);
  }

  @GET
  @Path("alerts")
  public Uni<WsAlerts.Report> alerts() {
    return reports.all().map(WsAlerts::of);
  }

  @GET
  @Path("health")
  public Uni<Health> health() {
    String status = admission.isOpen() ? "healthy" : "unavailable";
    return reports
        .all()
        .map(
            all ->
                new Health(
                    status, WsMetrics.basic(all).activeConnections(), Instant.now().toString()));
  }
}
