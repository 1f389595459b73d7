package com.todoai.recurrence.occurrences.control;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal resource of the todo service, called through Dapr service invocation. */
@RegisterRestClient(configKey = "todo")
@RegisterProvider(SidecarHeaders.class)
@Path("/internal/occurrences")
public interface TodoOccurrences {

  /**
   * Makes an occurrence of a series unless it was made before, or the completed task is followed by
   * another.
   *
   * @param recurrenceId the occurrence's instant by the rule, in ISO 8601
   * @return 201 when this call made it, 200 when there was nothing to make
   * @throws jakarta.ws.rs.WebApplicationException for an answer of 400 or above
   * @throws jakarta.ws.rs.ProcessingException when the sidecar does not answer
   */
  @PUT
  @Path("{seriesId}/{recurrenceId}")
  @Consumes(MediaType.APPLICATION_JSON)
  Response put(
      @PathParam("seriesId") String seriesId,
      @PathParam("recurrenceId") String recurrenceId,
      JsonObject body);
}
