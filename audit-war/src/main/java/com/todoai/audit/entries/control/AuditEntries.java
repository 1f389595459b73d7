package com.todoai.audit.entries.control;

import com.todoai.audit.entries.entity.AuditCursor;
import com.todoai.audit.entries.entity.AuditEntry;
import com.todoai.audit.entries.entity.AuditFilter;
import com.todoai.kit.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Finds audit entries, newest first. A page begins after the last entry of the one before it rather
 * than at an offset, so that new entries neither move nor repeat what was listed, and a late page
 * costs no more than the first.
 */
@ApplicationScoped
public class AuditEntries {

  @PersistenceContext(unitName = "main")
  private EntityManager entityManager;

  /** For the container, which gives the entity manager. */
  public AuditEntries() {}

  /**
   * For use without a container.
   *
   * @param entityManager sees the rows of the users that may be seen, and no others
   */
  AuditEntries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * A page of entries.
   *
   * @param filter which entries
   * @param after the place that the page begins after; empty for the first
   * @param limit how many entries at most, at least 1
   */
  public Page<AuditEntry> page(AuditFilter filter, Optional<AuditCursor> after, int limit) {
    // One more than asked for tells whether there is a next page.
    List<AuditEntry> found = query(filter, after).setMaxResults(limit + 1).getResultList();
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<AuditEntry> page = found.subList(0, limit);
    return new Page<>(page, AuditCursor.of(page.get(limit - 1)).text());
  }

  private TypedQuery<AuditEntry> query(AuditFilter filter, Optional<AuditCursor> after) {
    Conditions conditions = new Conditions();
    conditions.add("e.taskId = :taskId", "taskId", filter.taskId());
    conditions.add("e.userId = :userId", "userId", filter.userId());
    conditions.add("e.action = :action", "action", filter.action());
    conditions.add("e.occurredAt >= :from", "from", filter.from());
    conditions.add("e.occurredAt < :to", "to", filter.to());
    after.ifPresent(conditions::addAfter);

    TypedQuery<AuditEntry> query =
        entityManager.createQuery(
            "select e from AuditEntry e"
                + conditions.where
                + " order by e.occurredAt desc, e.position desc, e.id desc",
            AuditEntry.class);
    conditions.parameters.forEach(query::setParameter);
    return query;
  }

  /** The conditions of one query, with their parameters. */
  private static final class Conditions {

    private final StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    void add(String condition, String parameter, Object value) {
      if (value != null) {
        where.add(condition);
        parameters.put(parameter, value);
      }
    }

    /** Compared as one row, so that the index is entered right at the place. */
    void addAfter(AuditCursor place) {
      where.add("(e.occurredAt, e.position, e.id) < (:afterOccurredAt, :afterPosition, :afterId)");
      parameters.put("afterOccurredAt", place.occurredAt());
      parameters.put("afterPosition", place.position());
      parameters.put("afterId", place.id());
    }
  }
}
