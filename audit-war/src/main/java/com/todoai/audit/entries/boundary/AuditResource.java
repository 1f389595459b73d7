package com.todoai.audit.entries.boundary;

import com.todoai.audit.entries.control.AuditEntries;
import com.todoai.audit.entries.entity.AuditCursor;
import com.todoai.audit.entries.entity.AuditEntry;
import com.todoai.audit.entries.entity.AuditFilter;
import com.todoai.kit.identity.Caller;
import com.todoai.kit.identity.UserScope;
import com.todoai.kit.paging.Page;
import com.todoai.kit.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Answers who changed what and when: users about their own tasks, auditors about everyone's. */
@Path("/api/audit")
@ApplicationScoped
@RolesAllowed({AuditResource.USER, AuditResource.AUDITOR})
public class AuditResource {

  static final String USER = "user";
  static final String AUDITOR = "auditor";

  private final Caller caller;
  private final AuditEntries entries;

  /** For the container, which wants it public; requests meet a bean made with the other one. */
  public AuditResource() {
    this(null, null);
  }

  @Inject
  AuditResource(Caller caller, AuditEntries entries) {
    this.caller = caller;
    this.entries = entries;
  }

  /**
   * A page of entries, newest first.
   *
   * @throws ProblemException 400 naming the parameter that cannot be understood; 403 when someone
   *     who is no auditor asks for another user's entries
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page<JsonObject> find(@BeanParam AuditQuery query) {
    AuditFilter filter = query.filter();
    Optional<AuditCursor> after = query.after();
    int limit = query.limit();

    Page<AuditEntry> page;
    if (caller.hasRole(AUDITOR)) {
      page = UserScope.asEveryone(() -> entries.page(filter, after, limit));
    } else {
      requireOwn(filter);
      page = UserScope.callAs(caller.userId(), () -> entries.page(filter, after, limit));
    }
    return new Page<>(page.items().stream().map(AuditEntry::toJson).toList(), page.nextCursor());
  }

  private void requireOwn(AuditFilter filter) {
    if (filter.userId() != null && !filter.userId().equals(caller.userId())) {
      throw new ProblemException(
          403, "userId may name yourself only: another user's entries are for auditors.");
    }
  }
}
