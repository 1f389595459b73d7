package com.todoai.kit.testing;

import com.todoai.kit.persistence.SchemaMigration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * A service's database as its first start leaves it: a schema of its own on a real PostgreSQL, the
 * service's migrations run by the kit, and Hibernate set up by the service's own persistence.xml,
 * as the role that the service runs as. Transactions are Hibernate's own, for want of a server.
 */
public final class ServiceDatabase implements AutoCloseable {

  private static final String PERSISTENCE_UNIT = "main";

  private final ServiceSchema schema;
  private final EntityManagerFactory factory;

  private ServiceDatabase(ServiceSchema schema, EntityManagerFactory factory) {
    this.schema = schema;
    this.factory = factory;
  }

  /** Makes one for the service of this short name, for instance {@code audit}. */
  public static ServiceDatabase start(String service) throws SQLException {
    ServiceSchema schema = ServiceSchema.create(service);
    new SchemaMigration(schema.as(schema.owner()), schema.name(), schema.runningRole()).run();
    return new ServiceDatabase(schema, factory(schema));
  }

  /** Does work in one transaction, which fails if the work does. */
  public <T> T call(Function<EntityManager, T> work) {
    return factory.callInTransaction(work);
  }

  /** {@link #call} for work without a result. */
  public void run(Consumer<EntityManager> work) {
    factory.runInTransaction(work);
  }

  /** Whether any transaction waits for a lock that another holds. */
  public boolean hasLockWaiter() {
    return call(
        em ->
            ((Number)
                        em.createNativeQuery("select count(*) from pg_locks where not granted")
                            .getSingleResult())
                    .intValue()
                > 0);
  }

  /** A connection as one of the service's roles, for instance {@code audit_owner}. */
  public Connection connectAs(String role) throws SQLException {
    return schema.as(role).getConnection();
  }

  @Override
  public void close() {
    factory.close();
  }

  private static EntityManagerFactory factory(ServiceSchema schema) {
    return new HibernatePersistenceProvider()
        .createEntityManagerFactory(
            PERSISTENCE_UNIT,
            Map.of(
                "jakarta.persistence.provider",
                HibernatePersistenceProvider.class.getName(),
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                schema.as(schema.runningRole())));
  }
}
