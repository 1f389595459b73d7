package com.todoai.platform.part;

/** How a process is asked to end, by the names of POSIX. */
public enum Signal {
  INT,
  TERM,
  KILL
}
