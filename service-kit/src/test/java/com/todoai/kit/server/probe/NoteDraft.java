package com.todoai.kit.server.probe;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a client sends; public fields, as JSON-B binds them without more ado. */
public class NoteDraft {

  @NotBlank @Size(max = 10) public String title;

  public List<@NotBlank String> tags = List.of();
}
