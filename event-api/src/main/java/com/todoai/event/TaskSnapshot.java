package com.todoai.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A task as it stood after a change. Lengths count Unicode characters.
 *
 * @param id the task; not null
 * @param userId the user it belongs to, an opaque string of at most 255 characters; not null
 * @param title 1 to 500 characters; not null
 * @param description at most 20,000 characters, or null
 * @param status how far it has come; not null
 * @param priority how much it matters; not null
 * @param tags at most 50, each of 1 to 50 characters; not null
 * @param dueAt when it is due, or null
 * @param timeZone the IANA zone in which its days are counted, or null
 * @param recurrenceRule an RFC 5545 recurrence rule of at most 2,000 characters, or null
 * @param occurrence its place in a recurring series, or null outside one
 * @param reminders at most 20; not null
 * @param createdAt when it was created; not null
 * @param updatedAt when it last changed; not null
 * @param completedAt when it was completed, or null
 * @param version counts its changes, for optimistic concurrency; not negative
 */
public record TaskSnapshot(
    UUID id,
    String userId,
    String title,
    String description,
    TaskStatus status,
    Priority priority,
    List<String> tags,
    Instant dueAt,
    ZoneId timeZone,
    String recurrenceRule,
    Occurrence occurrence,
    List<ReminderOffset> reminders,
    Instant createdAt,
    Instant updatedAt,
    Instant completedAt,
    long version) {

  private static final int DESCRIPTION_MAX = 20_000;
  private static final int TAGS_MAX = 50;
  private static final int TAG_MAX = 50;
  private static final int RECURRENCE_RULE_MAX = 2_000;
  private static final int REMINDERS_MAX = 20;

  /** What every change changes, and what none does. */
  static final Set<String> UNREPORTED_FIELDS = Set.of("updatedAt", "version");

  /**
   * @throws MalformedEventException when a part is missing or breaks its limit
   */
  public TaskSnapshot {
    Constraints.required("id", id);
    Constraints.identifier("userId", userId);
    Constraints.title("title", title);
    Constraints.optionalText("description", description, 0, DESCRIPTION_MAX);
    Constraints.required("status", status);
    Constraints.required("priority", priority);
    tags = Constraints.list("tags", tags, TAGS_MAX);
    for (int i = 0; i < tags.size(); i++) {
      Constraints.text("tags[" + i + "]", tags.get(i), 1, TAG_MAX);
    }
    Constraints.optionalInstant("dueAt", dueAt);
    Constraints.optionalZone("timeZone", timeZone);
    Constraints.optionalText("recurrenceRule", recurrenceRule, 1, RECURRENCE_RULE_MAX);
    reminders = Constraints.list("reminders", reminders, REMINDERS_MAX);
    Constraints.instant("createdAt", createdAt);
    Constraints.instant("updatedAt", updatedAt);
    Constraints.optionalInstant("completedAt", completedAt);
    Constraints.integer("version", version, 0);
  }

  /**
   * What turned this snapshot into a later one of the same task.
   *
   * @param after the later snapshot, not null
   * @return the changed fields in the order of this record's components, by their JSON names,
   *     without {@code updatedAt} and {@code version}, which every change changes; empty when
   *     nothing else did
   * @throws IllegalArgumentException when {@code after} is of another task
   */
  public Map<String, FieldChange> changesTo(TaskSnapshot after) {
    if (!id.equals(after.id)) {
      throw new IllegalArgumentException("a snapshot of another task");
    }
    ObjectNode old = EventMapper.toTree(this);
    ObjectNode now = EventMapper.toTree(after);
    Map<String, FieldChange> changes = new LinkedHashMap<>();
    for (Iterator<String> names = old.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode oldValue = old.get(name);
      JsonNode newValue = now.get(name);
      if (!UNREPORTED_FIELDS.contains(name) && !oldValue.equals(newValue)) {
        changes.put(name, new FieldChange(oldValue, newValue));
      }
    }
    return changes;
  }
}
