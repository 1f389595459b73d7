package com.todoai.kit.testing;

import com.todoai.kit.persistence.SchemaMigration;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that PostgreSQL knows of an outbox table: its columns, constraints, indexes, settings and
 * grants, a line each. A service's migrations hold a copy of the kit's script, as a migration that
 * was released must never change; two definitions are equal when the copy is true.
 */
public final class OutboxDefinition {

  private static final String DEFINITION =
      """
      WITH outbox AS (
        SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relname = 'outbox_message')
      SELECT format('column %s %s %s %s identity "%s"', a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
                    coalesce(pg_get_expr(d.adbin, d.adrelid), 'no default'), a.attidentity)
        FROM outbox JOIN pg_attribute a ON a.attrelid = outbox.oid AND a.attnum > 0
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE NOT a.attisdropped
      UNION ALL
      SELECT 'constraint ' || pg_get_constraintdef(k.oid)
        FROM outbox JOIN pg_constraint k ON k.conrelid = outbox.oid
      UNION ALL
      SELECT 'index ' || replace(i.indexdef, i.schemaname || '.', '')
        FROM pg_indexes i WHERE i.schemaname = ? AND i.tablename = 'outbox_message'
      UNION ALL
      SELECT 'setting ' || setting FROM outbox, unnest(outbox.reloptions) AS setting
      UNION ALL
      SELECT format('grant %s to %s', a.privilege_type, a.grantee::regrole)
        FROM outbox, aclexplode(outbox.relacl) AS a
      ORDER BY 1
      """;

  private OutboxDefinition() {}

  /** As the kit's script makes the table, with the roles of this service. */
  public static List<String> ofKit(String service) throws SQLException, IOException {
    ServiceSchema schema = ServiceSchema.create(service);
    OutboxScript.run(schema);
    return of(schema);
  }

  /** As the migrations on the class path make the table. */
  public static List<String> ofMigrations(String service) throws SQLException {
    ServiceSchema schema = ServiceSchema.create(service);
    new SchemaMigration(schema.as(schema.owner()), schema.name(), schema.runningRole()).run();
    return of(schema);
  }

  private static List<String> of(ServiceSchema schema) throws SQLException {
    try (Connection connection = ServiceSchema.asOperator();
        PreparedStatement statement = connection.prepareStatement(DEFINITION)) {
      statement.setString(1, schema.name());
      statement.setString(2, schema.name());
      try (ResultSet rows = statement.executeQuery()) {
        List<String> definition = new ArrayList<>();
        while (rows.next()) {
          definition.add(rows.getString(1));
        }
        return definition;
      }
    }
  }
}
