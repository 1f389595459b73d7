package com.todoai.todo.tasks.boundary;

import com.todoai.event.TaskSnapshot;
import com.todoai.event.TaskStatus;
import com.todoai.kit.correlation.CorrelationId;
import com.todoai.kit.identity.Caller;
import com.todoai.kit.logging.LogContext;
import com.todoai.kit.logging.LogField;
import com.todoai.kit.paging.Keyset;
import com.todoai.kit.paging.Page;
import com.todoai.kit.paging.PageLimit;
import com.todoai.kit.problem.ProblemException;
import com.todoai.todo.tasks.control.Origin;
import com.todoai.todo.tasks.control.TaskDocument;
import com.todoai.todo.tasks.control.TaskJournal;
import com.todoai.todo.tasks.control.Tasks;
import com.todoai.todo.tasks.entity.Task;
import com.todoai.todo.tasks.entity.TaskFields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The caller's tasks. A task of somebody else is answered as one that does not exist. */
@Path("/api/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@ApplicationScoped
public class TasksResource {

  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String SOURCE = "api";

  private final Tasks tasks;
  private final TaskDocument document;
  private final TaskJournal journal;
  private final Caller caller;
  private final CorrelationId correlationId;

  /** For the container's proxy. */
  protected TasksResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public TasksResource(
      Tasks tasks,
      TaskDocument document,
      TaskJournal journal,
      Caller caller,
      CorrelationId correlationId) {
    this.tasks = tasks;
    this.document = document;
    this.journal = journal;
    this.caller = caller;
    this.correlationId = correlationId;
  }

  /** Makes a task; 201 with its Location and ETag. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  public Response create(JsonObject body) {
    TaskFields fields = document.merge(TaskFields.EMPTY, present(body));
    Task task = Task.create(caller.userId(), fields, Instant.now());
    LogContext.mark(LogField.TASK_ID, task.id());
    tasks.add(task);
    journal.created(task, origin());
    return Response.created(
            UriBuilder.fromResource(TasksResource.class).path(task.id().toString()).build())
        .tag(Preconditions.tagOf(task.version()))
        .entity(TaskView.of(task.snapshot()))
        .build();
  }

  /** The caller's tasks, newest first. */
  @GET
  @Transactional
  public Page<TaskView> list(
      @QueryParam("status") String status,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    int count = PageLimit.of(limit);
    return Page.of(
        tasks.newestFirst(statusOf(status), Keyset.fromCursor(cursor), count + 1),
        count,
        task -> new Keyset(task.createdAt(), task.id()),
        task -> TaskView.of(task.snapshot()));
  }

  /** One task; 304 when the client has this version. */
  @GET
  @Path("{id}")
  @Transactional
  public Response read(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    Task task = tasks.find(idOf(id)).orElseThrow(TasksResource::noSuchTask);
    if (Preconditions.alreadyHas(ifNoneMatch, task.version())) {
      return Response.notModified(Preconditions.tagOf(task.version())).build();
    }
    return answer(task);
  }

  /** Changes what the merge patch names (RFC 7396). */
  @PATCH
  @Path("{id}")
  @Consumes(MERGE_PATCH)
  @Transactional
  public Response change(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      JsonObject patch) {
    JsonObject body = present(patch);
    return change(id, ifMatch, fields -> document.merge(fields, body));
  }

  /** Completes the task; one that is completed stays as it is. */
  @POST
  @Path("{id}/complete")
  @Transactional
  public Response complete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    return change(id, ifMatch, fields -> fields.withStatus(TaskStatus.COMPLETED));
  }

  /** Makes a completed task pending again; one that is not completed stays as it is. */
  @POST
  @Path("{id}/reopen")
  @Transactional
  public Response reopen(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    return change(id, ifMatch, TaskFields::reopened);
  }

  /** Deletes the task. */
  @DELETE
  @Path("{id}")
  @Transactional
  public Response delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    Task task = tasks.findForUpdate(idOf(id)).orElseThrow(TasksResource::noSuchTask);
    Preconditions.ifMatch(ifMatch, task.version());
    TaskSnapshot last = task.snapshot();
    tasks.remove(task);
    journal.deleted(last, origin());
    return Response.noContent().build();
  }

  private Response change(String id, String ifMatch, UnaryOperator<TaskFields> change) {
    Task task = tasks.findForUpdate(idOf(id)).orElseThrow(TasksResource::noSuchTask);
    Preconditions.ifMatch(ifMatch, task.version());
    TaskSnapshot before = task.snapshot();
    if (task.change(change.apply(task.fields()), Instant.now())) {
      tasks.flush();
      journal.changed(before, task, origin());
    }
    return answer(task);
  }

  private Origin origin() {
    return new Origin(
        caller.actor(), SOURCE, correlationId.value(), correlationId.traceParent().text());
  }

  private static Response answer(Task task) {
    return Response.ok(TaskView.of(task.snapshot()))
        .tag(Preconditions.tagOf(task.version()))
        .build();
  }

  private static JsonObject present(JsonObject body) {
    if (body == null) {
      throw new ProblemException(400, "The request needs a JSON object as its body.");
    }
    return body;
  }

  /** What is no id names no task. What is one is on the request's log lines from here on. */
  private static UUID idOf(String id) {
    try {
      UUID taskId = UUID.fromString(id);
      LogContext.mark(LogField.TASK_ID, taskId);
      return taskId;
    } catch (IllegalArgumentException e) {
      throw noSuchTask();
    }
  }

  private static TaskStatus statusOf(String status) {
    if (status == null) {
      return null;
    }
    try {
      return TaskStatus.valueOf(status);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalidField(
          "status", "must be one of " + Arrays.toString(TaskStatus.values()));
    }
  }

  private static ProblemException noSuchTask() {
    return ProblemException.notFound("There is no such task.");
  }
}
