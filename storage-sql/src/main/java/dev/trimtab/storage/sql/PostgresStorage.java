package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.StoreFacts;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.LongCall;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.transfer.StoreTransfer;
import dev.trimtab.storage.sql.transfer.TransferObserver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A store in a PostgreSQL database, which any number of nodes share. */
public final class PostgresStorage extends SqlStorage {
  private static final int KEY_READERS = 2;
  private static final Duration KEY_PATIENCE = Duration.ofMillis(2_500);

  private final DataSource database;
  private final PostgresPartitions partitions;
  private final Dialect dialect;

  private PostgresStorage(
      DataSource database, Connections connections, SeriesFold fold, int seriesPerTenant) {
    super(connections, fold, seriesPerTenant);
    this.database = database;
    this.partitions = new PostgresPartitions(database, connections.dialect());
    this.dialect = connections.dialect();
  }

  /**
   * Opens the database of the settings, creates its tables or brings them up to date.
   *
   * @param fold what runs over every sample inside the append
   * @throws StorageException saying why not
   */
  public static PostgresStorage open(PostgresSettings settings, SeriesFold fold) {
    return open(settings, fold, source -> source);
  }

  /**
   * The same, with each source of connections for reading and writing seen through {@code lens}.
   */
  static PostgresStorage open(
      PostgresSettings settings, SeriesFold fold, UnaryOperator<DataSource> lens) {
    Dialect dialect = settings.dialect();
    PostgresDatabase database = new PostgresDatabase(settings);
    PostgresAdmission.check(settings, database);
    migrate(settings, database);
    try {
      SqlWriter writer = new SqlWriter(lens.apply(database.writer()), dialect, settings.writers());
      ReadPool reads = new ReadPool(lens.apply(database.readers()), settings.readers(), dialect);
      String replica = settings.replicaUrl();
      ReadPool outcomeReads =
          replica == null
              ? reads
              : new ReadPool(lens.apply(database.readers(replica)), settings.readers(), dialect);
      return new PostgresStorage(
          database.inspector(),
          new Connections(dialect, writer, reads, outcomeReads, keyReads(database, dialect)),
          fold,
          settings.seriesPerTenant());
    } catch (RuntimeException failure) {
      throw PostgresRefusal.of(settings.url(), failure);
    }
  }

  /**
   * Fills the empty database of the settings with everything an embedded store holds; goes on where
   * an earlier run was stopped. The file is brought up to date first, and is not changed otherwise.
   *
   * @param file of the embedded store, which nobody uses meanwhile
   * @throws StorageException saying why not
   */
  public static StoreTransfer.Copied fill(
      PostgresSettings settings, Path file, TransferObserver observer) {
    PostgresDatabase database = new PostgresDatabase(settings);
    PostgresAdmission.check(settings, database);
    SqliteDatabase embedded = new SqliteDatabase(SqliteSettings.of(file));
    embedded.migrate();
    try {
      database.migrate();
    } catch (SQLException | RuntimeException failure) {
      throw PostgresRefusal.of(settings.url(), failure);
    }
    try (Connection source = embedded.readers().getConnection();
        Connection target = database.owner().getConnection()) {
      return new StoreTransfer(
              source, target, settings.distribution() == Distribution.CITUS, observer)
          .run(file.toString());
    } catch (SQLException failure) {
      throw StorageErrors.translate(new PostgresDialect(), failure);
    }
  }

  /**
   * Looks into the database of the settings without opening it as a store: nothing is changed.
   *
   * @param recount true to count everything anew
   * @throws StorageException saying why not
   */
  public static List<Finding> examine(PostgresSettings settings, boolean recount, Instant now) {
    PostgresDatabase database = new PostgresDatabase(settings);
    PostgresAdmission.check(settings, database);
    try (Connection connection = database.inspector().getConnection()) {
      return new PostgresInspection(connection, settings.dialect()).run(recount, now);
    } catch (SQLException | RuntimeException failure) {
      throw PostgresRefusal.of(settings.url(), failure);
    }
  }

  private static void migrate(PostgresSettings settings, PostgresDatabase database) {
    try {
      database.migrate();
      try (Connection connection = database.inspector().getConnection()) {
        StoreTransfer.refuseUnfinished(connection);
      }
    } catch (SQLException | RuntimeException failure) {
      String direct = settings.directUrl();
      throw PostgresRefusal.of(direct == null ? settings.url() : direct, failure);
    }
  }

  /** One for whoever keeps the keys in memory up to date, one for who asks how the store is. */
  private static ReadPool keyReads(PostgresDatabase database, Dialect dialect) {
    return new ReadPool(database.keyReaders(), KEY_READERS, dialect, KEY_PATIENCE);
  }

  /** A server has tools for this, which copy more than one file and while it runs. */
  @Override
  public StoreFacts copyTo(Path target) {
    throw new StorageException(
        StorageException.Kind.REJECTED,
        "PostgreSQL is copied with its own tools: pg_basebackup and archived logs for all of a"
            + " server, to any moment; pg_dump, as a role that row-level security does not hold, for"
            + " this database",
        null);
  }

  @Override
  public long bytes() {
    return inspecting(PostgresInspection::bytes);
  }

  @Override
  public List<Finding> inspect(boolean recount, Instant now) {
    return LongCall.run(() -> inspecting(inspection -> inspection.run(recount, now)));
  }

  /**
   * What the server or the role would not keep as it should be kept; nothing is read of tenants.
   */
  public List<Finding> safety() {
    return inspecting(PostgresInspection::safety);
  }

  @Override
  public void upkeep(Instant now) {
    try {
      partitions.keep(now);
    } catch (SQLException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  private interface Look<T> {
    T at(PostgresInspection inspection) throws SQLException;
  }

  private <T> T inspecting(Look<T> look) {
    try (Connection connection = database.getConnection()) {
      return look.at(new PostgresInspection(connection, dialect));
    } catch (SQLException | RuntimeException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }
}
