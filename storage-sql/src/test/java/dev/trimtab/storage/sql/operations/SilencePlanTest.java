package dev.trimtab.storage.sql.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operations.SilenceStore;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.schema.AlertTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite goes about silences and acknowledgements: never by looking at all of them. */
class SilencePlanTest {
  private static final long TENANT = 1;

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
  }

  @Test
  void pagesComeInTheOrderOfTheKey() throws SQLException {
    for (String before : new String[] {null, "s"}) {
      SilenceStore.Query query = new SilenceStore.Query(null, Instant.EPOCH, 10, before);
      assertIsFoundBy(
          "silence USING PRIMARY KEY (tenant_id=?"
              + (before == null ? ")" : " AND silence_id<?)"),
          sql -> SqlSilenceStore.page(sql, TENANT, query));
    }
  }

  @Test
  void thoseThatHoldAreCountedByTheirEnd() throws SQLException {
    assertIsFoundBy(
        "silence USING COVERING INDEX silence_of_tenant_by_end (tenant_id=? AND ends_at>?)",
        sql -> SqlSilenceStore.holding(sql, TENANT, 5));
  }

  @Test
  void theUpkeepSearchesForWhatIsOver() throws SQLException {
    assertIsFoundBy(
        "silence USING COVERING INDEX silence_by_end (ends_at<?)",
        sql ->
            OldRows.select(
                sql, AlertTables.Silence.TABLE, SqlSilenceStore.ENDED, 5, 100));
    assertIsFoundBy(
        "acknowledgement USING COVERING INDEX acknowledgement_by_time (said_at<?)",
        sql ->
            OldRows.select(
                sql, AlertTables.Acknowledgement.TABLE, SqlAcknowledgementStore.SAID, 5, 100));
  }

  private interface Statement {
    Query of(DSLContext sql);
  }

  /** In one step, so that nothing is sorted either. */
  private void assertIsFoundBy(String search, Statement statement) throws SQLException {
    try (Connection connection = database.readers().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      assertThat(
              sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(statement.of(sql)))
                  .getValues("detail", String.class))
          .containsExactly("SEARCH " + search);
    }
  }
}
