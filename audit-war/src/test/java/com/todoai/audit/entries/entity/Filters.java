package com.todoai.audit.entries.entity;

/** Filters that tests have in common. */
public final class Filters {

  /** Asks for every entry. */
  public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null);

  private Filters() {}
}
