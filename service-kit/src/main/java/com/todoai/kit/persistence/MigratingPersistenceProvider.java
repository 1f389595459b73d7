package com.todoai.kit.persistence;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * Migrates the schema, then lets Hibernate have it.
 *
 * <p>The server makes the entity manager factory before it runs any code of the application, so no
 * start-up bean could migrate in time for schema validation. When it fails, the server logs that
 * and starts the application without persistence, so the health check asks {@link #hasSucceeded}.
 */
public class MigratingPersistenceProvider extends HibernatePersistenceProvider {

  /** The class is the application's own, so this is about one application. */
  private static final AtomicBoolean SUCCEEDED = new AtomicBoolean();

  /** Whether the schema was migrated and Hibernate found that it fits the entities. */
  public static boolean hasSucceeded() {
    return SUCCEEDED.get();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public EntityManagerFactory createContainerEntityManagerFactory(
      PersistenceUnitInfo unit, Map properties) {
    SchemaMigration.fromConfig().run();
    EntityManagerFactory factory = super.createContainerEntityManagerFactory(unit, properties);
    SUCCEEDED.set(true);
    return factory;
  }
}
