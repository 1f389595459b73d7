package com.todoai.platform.liberty;

import com.todoai.platform.part.Service;
import java.util.Map;

/** Gives a service the configuration that it would get as environment variables in a cluster. */
@FunctionalInterface
public interface ServerEnvironment {

  /** The variables; secrets are among them. */
  Map<String, String> of(Service service);
}
