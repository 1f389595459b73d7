package com.todoai.recurrence.occurrences.control;

import com.todoai.recurrence.occurrences.entity.OccurrenceRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the todo service for an occurrence and tells what its answer means. */
@ApplicationScoped
public class TodoService {

  /** Client errors that speak of the deployment or of the moment, and not of the request. */
  private static final Set<Integer> NOT_ABOUT_THE_REQUEST = Set.of(401, 403, 404, 408, 425, 429);

  private static final int LONGEST_REASON = 1_000;

  private final TodoOccurrences occurrences;

  /** For the container's proxy. */
  protected TodoService() {
    this(null);
  }

  @Inject
  public TodoService(@RestClient TodoOccurrences occurrences) {
    this.occurrences = occurrences;
  }

  /** Makes the request once. */
  public Answer ask(OccurrenceRequest request) {
    String seriesId = request.key().seriesId().toString();
    String recurrenceId = request.key().recurrenceId().toString();
    try (Response response = occurrences.put(seriesId, recurrenceId, json(request.body()))) {
      return meaningOf(response);
    } catch (WebApplicationException e) {
      return meaningOf(e.getResponse().getStatus(), "");
    } catch (ProcessingException e) {
      return new Answer.NotNow(shortened("the sidecar does not answer: " + e.getMessage()));
    }
  }

  private static Answer meaningOf(Response response) {
    String detail = response.hasEntity() ? response.readEntity(String.class) : "";
    return meaningOf(response.getStatus(), detail);
  }

  /**
   * What an answer says about the request.
   *
   * @param detail the text that came with the status, for the log
   */
  static Answer meaningOf(int status, String detail) {
    String reason = shortened("todo answered " + status + " " + detail);
    return switch (Response.Status.Family.familyOf(status)) {
      case SUCCESSFUL ->
          status == Response.Status.CREATED.getStatusCode()
              ? new Answer.Made()
              : new Answer.NothingToMake();
      case CLIENT_ERROR ->
          NOT_ABOUT_THE_REQUEST.contains(status)
              ? new Answer.NotNow(reason)
              : new Answer.Refused(reason);
      default -> new Answer.NotNow(reason);
    };
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
