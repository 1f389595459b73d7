package com.todoai.kit.testing;

import com.todoai.kit.logging.ChangeLog;
import io.cloudevents.CloudEvent;
import java.util.List;

/** Writes nothing: there is no container to wait for the commit. */
public final class NoLog extends ChangeLog {

  @Override
  public void note(String deed, List<CloudEvent> events) {}
}
