package dev.trimtab.storage.sql.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.schema.ProcessTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite goes about what is asked of table {@code process}: never by looking at all of it. */
class ProcessPlanTest {
  private static final long TENANT = 1;

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
  }

  @Test
  void oneIsFoundByItsKey() throws SQLException {
    String key = "USING PRIMARY KEY (tenant_id=? AND process_id=?)";
    assertIsFoundBy(key, sql -> ProcessStatements.one(sql, TENANT, "p"));
    assertIsFoundBy(key, sql -> ProcessStatements.remove(sql, TENANT, "p", noCondition()));
    assertIsFoundBy(
        key,
        sql ->
            ProcessStatements.change(
                sql, TENANT, "p", noCondition(), Map.of(ProcessTable.CANCEL_REQUESTED, 1)));
  }

  /** A tenant has a thousand at the most, and a page begins where it begins. */
  @Test
  void pagesComeInTheOrderOfTheKey() throws SQLException {
    for (Set<ProcessType> types : List.of(Set.<ProcessType>of(), Set.of(ProcessType.values()))) {
      for (ProcessStatus status : new ProcessStatus[] {null, ProcessStatus.FAILED}) {
        for (Instant since : new Instant[] {null, Instant.EPOCH}) {
          assertIsFoundBy("USING PRIMARY KEY (tenant_id=?)", page(types, status, since, null));
          assertIsFoundBy(
              "USING PRIMARY KEY (tenant_id=? AND process_id<?)", page(types, status, since, "p"));
        }
      }
    }
  }

  private static Statement page(
      Set<ProcessType> types, ProcessStatus status, Instant since, String before) {
    ProcessQuery query = new ProcessQuery(types, status, since, 10, before);
    return sql -> ProcessStatements.page(sql, TENANT, query);
  }

  @Test
  void theFurthestIsTheFirstOfItsIndex() throws SQLException {
    assertIsFoundBy(
        "USING INDEX process_by_resume_key (tenant_id=? AND resume_key=?)",
        sql -> ProcessStatements.furthest(sql, TENANT, "file"));
  }

  @Test
  void aStartLooksAtWhatRunsAndAtWhatIsTooMuch() throws SQLException {
    assertIsFoundBy(
        "USING INDEX process_running (tenant_id=?)",
        sql -> ProcessStatements.running(sql, new SqliteDialect(), TENANT));
    assertIsFoundBy(
        "USING PRIMARY KEY (tenant_id=?)", sql -> ProcessStatements.beyond(sql, TENANT, 1_000, 20));
  }

  @Test
  void theUpkeepSearchesForWhatEnded() throws SQLException {
    assertIsFoundBy(
        "USING COVERING INDEX process_by_end (ended_at<?)",
        sql -> ProcessStatements.ended(sql, 5, 100));
  }

  /** Of all tenants, but of those that run, which are few. */
  @Test
  void theUpkeepLooksAtWhatRunsAlone() throws SQLException {
    assertThat(plan(sql -> ProcessStatements.silent(sql, 5, 100)))
        .singleElement()
        .asString()
        .contains("USING INDEX process_running");
  }

  private interface Statement {
    Query of(DSLContext sql);
  }

  /** In one step, so that nothing is sorted either. */
  private void assertIsFoundBy(String search, Statement statement) throws SQLException {
    assertThat(plan(statement)).containsExactly("SEARCH process " + search);
  }

  private List<String> plan(Statement statement) throws SQLException {
    try (Connection connection = database.readers().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      return sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(statement.of(sql)))
          .getValues("detail", String.class);
    }
  }
}
