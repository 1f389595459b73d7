package com.todoai.kit.server.probe;

import com.todoai.kit.correlation.CorrelationId;
import com.todoai.kit.identity.Caller;
import com.todoai.kit.identity.UserScope;
import com.todoai.kit.logging.LogContext;
import com.todoai.kit.outbox.Outbox;
import com.todoai.kit.problem.ProblemException;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** One of each way in which a request can go right or wrong. */
@Path("/api/notes")
@RequestScoped
@RolesAllowed("user")
@Produces("application/json")
@Consumes("application/json")
public class NotesResource {

  private static final Logger LOG = Logger.getLogger(NotesResource.class.getName());

  @Inject Caller caller;
  @Inject CorrelationId correlation;
  @Inject Outbox outbox;
  @Inject NoteBoard board;

  @PersistenceContext(unitName = "main")
  EntityManager entityManager;

  @POST
  @Transactional
  public String add(@Valid @NotNull NoteDraft draft) {
    Note note = new Note(UUID.randomUUID(), draft.title);
    entityManager.persist(note);
    outbox.add(
        "notes",
        CloudEventBuilder.v1()
            .withId(UUID.randomUUID().toString())
            .withSource(URI.create("/kit"))
            .withType("com.todoai.kit.noted")
            .withSubject(draft.title)
            .withExtension("partitionkey", caller.userId())
            .withExtension("correlationid", correlation.value())
            .build());
    if (draft.title.equals("rollback")) {
      throw ProblemException.conflict("Not this one.");
    }
    return "{\"owner\":\"" + caller.actor() + "\"}";
  }

  @GET
  public String titles(@QueryParam("limit") @DefaultValue("1") @Max(100) int limit) {
    return joined(
        entityManager.createQuery("from Note order by title", Note.class).getResultList());
  }

  @GET
  @Path("/of/{user}")
  public String titlesOf(@PathParam("user") String user) {
    return joined(UserScope.callAs(user, board::all));
  }

  @GET
  @Path("/of-everyone")
  public String titlesOfEveryone() {
    return joined(UserScope.asEveryone(board::all));
  }

  @GET
  @Path("/broken")
  public String broken() {
    throw new IllegalStateException("password=hunter2");
  }

  @GET
  @Path("/stored-nonsense")
  public JsonObject storedNonsense() {
    try (JsonReader document = Json.createReader(new StringReader("{\"title\":"))) {
      return document.readObject();
    }
  }

  @GET
  @Path("/unwritable")
  public Unwritable unwritable() {
    return new Unwritable();
  }

  /** The connection breaks before the transaction's last statement, or before its commit. */
  @POST
  @Path("/cut-off")
  @Transactional
  public String cutOff(@QueryParam("flushed") boolean flushed) {
    int session =
        (int) entityManager.createNativeQuery("select pg_backend_pid()").getSingleResult();
    entityManager.persist(new Note(UUID.randomUUID(), "cut off"));
    if (flushed) {
      entityManager.flush();
    }
    board.endSession(session);
    return "{}";
  }

  @GET
  @Path("/missing")
  public String missing() {
    throw ProblemException.notFound("There is no such note.");
  }

  @GET
  @Path("/auditors")
  @RolesAllowed("auditor")
  public String auditors() {
    return "{}";
  }

  /** Two transactions change the same row; the second to commit has lost. */
  @POST
  @Path("/lost-update")
  @Transactional
  public String lostUpdate() {
    UUID id = board.add("contended");
    Note mine = entityManager.find(Note.class, id, LockModeType.OPTIMISTIC);
    board.rename(id, "theirs");
    mine.rename("mine");
    return "{}";
  }

  @GET
  @Path("/logged")
  public String logged() {
    try (LogContext log = LogContext.open()) {
      log.taskId("task-4711");
      LOG.info("a line about a task");
    }
    LOG.info("a line about no task");
    return "{}";
  }

  private static String joined(List<Note> notes) {
    return notes.stream()
        .map(note -> "\"" + note.userId() + ":" + note.title() + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
