package com.todoai.todo.tasks.boundary;

import com.todoai.event.Occurrence;
import com.todoai.kit.correlation.TraceParent;
import com.todoai.kit.identity.UserScope;
import com.todoai.kit.logging.LogContext;
import com.todoai.kit.problem.ProblemException;
import com.todoai.kit.time.BoundedInstant;
import com.todoai.todo.tasks.control.OccurrenceDocument;
import com.todoai.todo.tasks.control.OccurrenceRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where the recurrence service asks for the next occurrence of a series, through Dapr service
 * invocation. An occurrence is made once, however often it is asked for.
 */
@Path("/internal/occurrences/{seriesId}/{recurrenceId}")
@Produces(MediaType.APPLICATION_JSON)
@SidecarOnly
@PermitAll
@ApplicationScoped
public class OccurrencesResource {

  private final OccurrenceDocument document;
  private final OccurrenceCreation creation;

  /** For the container's proxy. */
  protected OccurrencesResource() {
    this(null, null);
  }

  @Inject
  public OccurrencesResource(OccurrenceDocument document, OccurrenceCreation creation) {
    this.document = document;
    this.creation = creation;
  }

  /**
   * 201 when this call made the occurrence, 200 when there was nothing to make: it had been made
   * before, or the completed task is followed by another already.
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response put(
      @PathParam("seriesId") String seriesId,
      @PathParam("recurrenceId") String recurrenceId,
      JsonObject body) {
    if (body == null) {
      throw new ProblemException(400, "The request needs a JSON object as its body.");
    }
    OccurrenceRequest request = document.read(body);
    Occurrence occurrence =
        new Occurrence(uuid(seriesId), request.seriesStart(), instant(recurrenceId));
    try (LogContext log = LogContext.open()) {
      log.taskId(request.completedTaskId()).correlationId(request.correlationId());
      log.traceId(TraceParent.parse(request.traceParent()).map(TraceParent::traceId).orElse(null));
      boolean made =
          UserScope.callAs(request.userId(), () -> creation.createOnce(occurrence, request));
      return Response.status(made ? Response.Status.CREATED : Response.Status.OK).build();
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalidField("seriesId", "must be a UUID");
    }
  }

  private static Instant instant(String text) {
    try {
      return BoundedInstant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.invalidField("recurrenceId", "must be an ISO 8601 instant");
    }
  }
}
