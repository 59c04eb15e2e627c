package io.quizcast.gateway.admin;

import io.quizcast.gateway.socket.Admission;
import io.quizcast.gateway.socket.Loops;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** What the admin portal's monitoring page reads (contract §3.4): always 200 but for health. */
@Path("/api/admin/ws")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class WsMetricsResource {
  private final InstanceReports reports;
  private final Loops loops;
  private final Admission admission;

  WsMetricsResource(InstanceReports reports, Loops loops, Admission admission) {
    this.reports = reports;
    this.loops = loops;
    this.admission = admission;
  }

  record Health(String status, int activeConnections, String timestamp) {}

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
  public Response health() {
    boolean open = admission.isOpen();
    Health health =
        new Health(open ? "healthy" : "unavailable", loops.open(), Instant.now().toString());
    return Response.status(open ? 200 : 503).entity(health).build();
  }
}
