package io.quizcast.gateway.admin;

import io.quizcast.gateway.handshake.Admission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/**
 * What the admin portal's monitoring page reads (contract §3.4). Always 200: the page asks for
 * three at once and one refusal would blank all of them (§8.3); health says in its body how it
 * stands.
 */
@Path("/api/admin/ws")
@RolesAllowed("admin")
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
