package com.todoai.platform.identity;

import java.util.Locale;

/** What a token lets its bearer do, as the services' {@code groups} claim names it. */
public enum Role {
  /** Has tasks of their own. Every token has it. */
  USER,
  /** Reads every user's audit entries. */
  AUDITOR,
  /** Sees dead letters and has events delivered again. */
  OPERATOR;

  /** The name in the {@code groups} claim. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
