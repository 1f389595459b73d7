package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import com.todoai.platform.identity.TokenIssuer;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Service;

/** A command line that creates a task when it is pasted into a shell. */
final class ExampleRequest {

  private ExampleRequest() {}

  static String of(Platform platform, String user) {
    return """
        Create a task as the user "%s" (the token is good for %d hours):

        curl -i %s/api/tasks -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '{"title":"Try the platform"}'
        """
        .formatted(
            user,
            TokenIssuer.VALIDITY.toHours(),
            platform.url(PartName.of(Service.TODO)),
            platform.token(user));
  }
}
