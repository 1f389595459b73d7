package com.todoai.kit.logging;

import io.cloudevents.CloudEvent;
import java.util.List;

/** What is to be logged once it is committed. */
record Noted(String deed, List<CloudEvent> events) {

  Noted {
    events = List.copyOf(events);
  }
}
