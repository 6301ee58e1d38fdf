package dev.trimtab.storage.sql.schema;

import dev.trimtab.outcome.StorageException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the newest version of its schema. */
public final class Migrations {
  private Migrations() {}

  /**
   * Runs what has not run yet.
   *
   * @param location where the migrations are
   * @throws StorageException where a newer program has been at the database, which is left as it is
   */
  public static void run(DataSource source, String location) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(location)
            .failOnMissingLocations(true)
            .load();
    MigrationInfoService migrations = flyway.info();
    refuseNewer(migrations);
    if (migrations.pending().length > 0) {
      flyway.migrate();
    }
  }

  /** A program that does not know a table would not keep it in step with the others. */
  private static void refuseNewer(MigrationInfoService migrations) {
    MigrationInfo newest = migrations.current();
    if (newest != null && isUnknown(newest.getState())) {
      throw new StorageException(
          StorageException.Kind.UNAVAILABLE,
          "a newer Trimtab has written it (schema version %s, which this one does not know): start that one, or give this one a backup from before"
              .formatted(newest.getVersion()),
          null);
    }
  }

  private static boolean isUnknown(MigrationState state) {
    return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
  }
}
