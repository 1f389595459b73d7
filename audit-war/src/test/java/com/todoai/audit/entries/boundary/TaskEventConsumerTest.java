package com.todoai.audit.entries.boundary;

import static com.todoai.event.TaskEventType.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.audit.entries.control.AuditTrail;
import com.todoai.audit.entries.control.TaskEvents;
import com.todoai.event.TaskEvent;
import com.todoai.kit.logging.ChangeLog;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskEventConsumerTest {

  @Test
  void tellsOnceOfWhatIsNewAndOfNothingElse() {
    CloudEvent known = TaskEvents.event(CREATED, UUID.randomUUID(), "anna", 1).toCloudEvent();
    CloudEvent fresh = TaskEvents.event(CREATED, UUID.randomUUID(), "anna", 2).toCloudEvent();
    Lines lines = new Lines();

    new TaskEventConsumer(trailThatLacks(fresh), lines).record(List.of(known, fresh, fresh));

    assertThat(lines.written).containsExactly("Recorded " + fresh.getId());
  }

  private static AuditTrail trailThatLacks(CloudEvent event) {
    return new AuditTrail() {
      @Override
      public Set<UUID> append(List<TaskEvent> events) {
        return Set.of(UUID.fromString(event.getId()));
      }
    };
  }

  private static final class Lines extends ChangeLog {

    private final List<String> written = new ArrayList<>();

    @Override
    public void note(String deed, List<CloudEvent> events) {
      events.forEach(event -> written.add(deed + " " + event.getId()));
    }
  }
}
