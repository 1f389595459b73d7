package com.todoai.platform.cli;

import com.todoai.platform.identity.Role;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mints a token. */
@Command(name = "token", description = "Prints a token for a user, and nothing else.")
final class TokenCommand extends PlatformSubcommand {

  @Parameters(paramLabel = "USER", description = "Any name; tasks belong to it.")
  private String user;

  @Option(
      names = "--role",
      paramLabel = "R",
      description = "One of ${COMPLETION-CANDIDATES}, in any case; may be repeated.")
  private List<Role> roles = new ArrayList<>();

  @Override
  public Integer call() {
    out().println(platform().token(user, roles.toArray(Role[]::new)));
    out().flush();
    return 0;
  }
}
