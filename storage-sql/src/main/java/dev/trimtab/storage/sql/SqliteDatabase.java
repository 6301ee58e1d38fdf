package dev.trimtab.storage.sql;

import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.schema.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database file: its connections, each set up for what it does, and its migrations. */
public final class SqliteDatabase {
  static final String MIGRATIONS = "classpath:dev/trimtab/storage/sql/sqlite";

  /** Their files, in their order. */
  static final List<String> SCRIPTS =
      List.of(
          "V1__outcomes.sql",
          "V2__audit.sql",
          "V3__keeping.sql",
          "V4__context.sql",
          "V5__processes.sql",
          "V6__accounts.sql",
          "V7__open_minutes.sql",
          "V8__audit_ends.sql",
          "V9__tenant_names.sql",
          "V10__change_points.sql",
          "V11__sensitivity.sql",
          "V12__pools.sql",
          "V13__loops.sql",
          "V14__intakes.sql",
          "V15__channels.sql",
          "V16__silences.sql",
          "V17__loop_tape.sql",
          "V18__environments.sql",
          "V19__claims.sql",
          "V20__series_rows.sql");

  /** The version of the newest of them. */
  static final int NEWEST_MIGRATION = SCRIPTS.size();

  private static final String HISTORY = "flyway_schema_history";

  /** SQLite's default. Small pages suit small commits: what changes on a page is written whole. */
  private static final int PAGE_BYTES = 4096;

  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  /** Pages of the log before its content moves to the database: 32 MiB. */
  private static final int CHECKPOINT_PAGES = 8_192;

  /** What the log is cut back to after it has grown beyond. */
  private static final int LOG_BYTES = 64 << 20;

  private final SqliteSettings settings;

  public SqliteDatabase(SqliteSettings settings) {
    this.settings = settings;
  }

  /**
   * Creates the file or brings it to the newest version.
   *
   * @throws dev.trimtab.outcome.StorageException where a newer program has been at the file, which
   *     is left as it is
   */
  public void migrate() {
    if (isCurrent()) {
      return;
    }
    Migrations.run(dataSource(writing()), MIGRATIONS);
  }

  /**
   * True where every migration has been made, and no other: then Flyway, which takes a fifth of a
   * start to find that, is left out of it.
   */
  private boolean isCurrent() {
    try (Connection connection = dataSource(writing()).getConnection();
        Statement statement = connection.createStatement()) {
      return has(statement, "SELECT 1 FROM sqlite_master WHERE name = '" + HISTORY + "'")
          && has(
              statement,
              """
              SELECT 1 FROM (SELECT count(*) AS made, min(success) AS success,
                max(CAST(version AS INTEGER)) AS newest FROM %1$s)
              WHERE made = %2$d AND success = 1 AND newest = %2$d
              """
                  .formatted(HISTORY, NEWEST_MIGRATION));
    } catch (SQLException failure) {
      throw StorageErrors.translate(new SqliteDialect(), failure);
    }
  }

  private static boolean has(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next();
    }
  }

  /** Connections for the writer, which alone may write. */
  public DataSource writer() {
    SQLiteConfig config = writing();
    Long maxBytes = settings.maxBytes();
    if (maxBytes != null) {
      config.setMaxPageCount(Math.clamp(maxBytes / PAGE_BYTES, 1, Integer.MAX_VALUE));
    }
    return dataSource(config);
  }

  /** Connections for reading. */
  public DataSource readers() {
    SQLiteConfig config = common();
    config.setCacheSize(-settings.readerCacheKib());
    return dataSource(config);
  }

  private SQLiteConfig writing() {
    SQLiteConfig config = common();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setWalAutocheckpoint(CHECKPOINT_PAGES);
    config.setJournalSizeLimit(LOG_BYTES);
    config.setCacheSize(-settings.writerCacheKib());
    return config;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setGetGeneratedKeys(false);
    return config;
  }

  private DataSource dataSource(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + settings.file());
    return source;
  }
}
