package com.todoai.event;

import java.util.regex.Pattern;

/**
 * The version of the schemas, as {@code major.minor}. A higher minor version only adds what older
 * consumers may ignore.
 */
public final class SchemaVersion {

  /** What this release writes. */
  public static final String CURRENT = "1.0";

  static final String MAJOR = "1";

  private static final Pattern FORM = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");

  private SchemaVersion() {}

  /** Passes the versions that this release reads. */
  static String supported(String field, String version) {
    Constraints.required(field, version);
    if (!FORM.matcher(version).matches()) {
      throw new MalformedEventException(field, "must be a version such as " + CURRENT);
    }
    if (!version.startsWith(MAJOR + ".")) {
      throw new UnsupportedSchemaVersionException(field);
    }
    return version;
  }
}
