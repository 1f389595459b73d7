package com.todoai.kit.persistence;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.Map;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * Migrates the schema, then lets Hibernate have it.
 *
 * <p>The server makes the entity manager factory before it runs any code of the application, so no
 * start-up bean could migrate in time for schema validation. A migration that fails fails the
 * start.
 */
public class MigratingPersistenceProvider extends HibernatePersistenceProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public EntityManagerFactory createContainerEntityManagerFactory(
      PersistenceUnitInfo unit, Map properties) {
    SchemaMigration.fromConfig().run();
    return super.createContainerEntityManagerFactory(unit, properties);
  }
}
