package com.todoai.kit.status;

import static java.util.Comparator.comparing;

import com.todoai.dapr.messaging.status.IncomingChannelStatuses;
import com.todoai.dapr.messaging.status.OutgoingChannelStatuses;
import com.todoai.kit.health.SidecarProbe;
import com.todoai.kit.outbox.OutboxGauges;
import com.todoai.kit.persistence.ServerDataSource;
import com.todoai.kit.status.ServiceStatus.Incoming;
import com.todoai.kit.status.ServiceStatus.Outgoing;
import com.todoai.kit.status.ServiceStatus.Reachability;
import com.todoai.kit.status.ServiceStatus.WaitingEvents;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells operators how a service stands. Part of every service; a part that is away is what it tells
 * of, never a reason to fail.
 */
@Path("/api/status")
@ApplicationScoped
@RolesAllowed("operator")
public class StatusResource {

  private final String service;
  private final SidecarProbe sidecar;
  private final Instance<OutboxGauges> outbox;
  private final Instance<Backlog> backlogs;
  private final IncomingChannelStatuses incoming;
  private final OutgoingChannelStatuses outgoing;

  /** For the container's proxy. */
  protected StatusResource() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public StatusResource(
      @ConfigProperty(name = "service.name") String service,
      SidecarProbe sidecar,
      Instance<OutboxGauges> outbox,
      Instance<Backlog> backlogs,
      IncomingChannelStatuses incoming,
      OutgoingChannelStatuses outgoing) {
    this.service = service;
    this.sidecar = sidecar;
    this.outbox = outbox;
    this.backlogs = backlogs;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /**
   * How the replica that answers stands now. Waits for a part that hangs no longer than {@code
   * db.socket.timeout}.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ServiceStatus status() {
    return new ServiceStatus(
        service,
        ServerDataSource.MAIN.answers().map(Reachability::new).orElse(null),
        sidecar.answers().map(Reachability::new).orElse(null),
        outbox.isResolvable() ? WaitingEvents.of(outbox.get().status()) : null,
        backlogs.stream().map(Backlog::status).sorted(comparing(BacklogStatus::name)).toList(),
        incoming.all().stream().map(Incoming::of).toList(),
        outgoing.all().stream().map(Outgoing::of).toList());
  }
}
