package com.todoai.kit.server.probe;

/** An answer that fails while it is written. */
public class Unwritable {

  public String getTitle() {
    throw new IllegalStateException("password=hunter2");
  }
}
