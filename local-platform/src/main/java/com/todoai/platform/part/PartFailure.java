package com.todoai.platform.part;

/** A part did not come up. */
public final class PartFailure extends PlatformException {

  private static final long serialVersionUID = 1L;

  private final String explanation;

  /**
   * @param explanation what failed and why
   * @param remedy what to do, while the other parts go on running
   */
  public PartFailure(String explanation, String remedy) {
    super(explanation + "\n" + remedy);
    this.explanation = explanation;
  }

  /** The message without what to do. */
  public String explanation() {
    return explanation;
  }
}
