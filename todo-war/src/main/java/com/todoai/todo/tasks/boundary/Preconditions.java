package com.todoai.todo.tasks.boundary;

import com.todoai.kit.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The conditions that a client ties its request to (RFC 9110 section 13). */
final class Preconditions {

  private static final String ANY = "*";
  private static final Pattern ENTITY_TAGS =
      Pattern.compile("\\s*(W/)?\"[^\"]*\"\\s*(,\\s*(W/)?\"[^\"]*\"\\s*)*");

  private Preconditions() {}

  /** The strong entity tag of a version of a task. */
  static EntityTag tagOf(long version) {
    return new EntityTag(Long.toString(version));
  }

  /**
   * Lets the request go on when it is about this version.
   *
   * @param ifMatch the If-Match header as it came, or null when there is none
   * @throws ProblemException 412 when it is about another version, 400 when it is no list of entity
   *     tags
   */
  static void ifMatch(String ifMatch, long version) {
    if (ifMatch == null || ANY.equals(ifMatch.strip())) {
      return;
    }
    if (!names(ifMatch, version, "If-Match")) {
      throw ProblemException.preconditionFailed(
          "The task has changed since; its version is now " + version + ". Read it and try again.");
    }
  }

  /**
   * Whether the client has this version already.
   *
   * @param ifNoneMatch the If-None-Match header as it came, or null when there is none
   * @throws ProblemException 400 when it is no list of entity tags
   */
  static boolean alreadyHas(String ifNoneMatch, long version) {
    if (ifNoneMatch == null) {
      return false;
    }
    return ANY.equals(ifNoneMatch.strip())
        || names(ifNoneMatch.replace("W/", ""), version, "If-None-Match");
  }

  private static boolean names(String header, long version, String name) {
    if (!ENTITY_TAGS.matcher(header).matches()) {
      throw ProblemException.invalidField(name, "must be * or a list of entity tags such as \"3\"");
    }
    String tag = "\"" + version + "\"";
    return Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(tag::equals);
  }
}
