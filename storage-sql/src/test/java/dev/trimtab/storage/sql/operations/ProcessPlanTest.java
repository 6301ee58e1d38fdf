package dev.trimtab.storage.sql.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How SQLite goes about what is asked of table {@code process}: never by looking at all of it. */
class ProcessPlanTest {
  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM process WHERE tenant_id = 1 AND process_id = 'x'",
        "SELECT * FROM process WHERE tenant_id = 1 AND type = 1 AND status = 0"
            + " AND started_at >= 1 AND process_id < 'x' ORDER BY process_id DESC LIMIT 10",
        "SELECT * FROM process WHERE tenant_id = 1 AND resume_key = 'k' AND status <> 1"
            + " ORDER BY done DESC LIMIT 1",
        "SELECT count(*) FROM process WHERE tenant_id = 1 AND ended_at IS NULL",
        "SELECT process_id FROM process WHERE tenant_id = 1 AND ended_at IS NOT NULL"
            + " ORDER BY process_id DESC LIMIT 20 OFFSET 1000",
        "SELECT tenant_id, process_id FROM process WHERE ended_at < 5 LIMIT 100",
      })
  void noStatementScansOrSorts(String statement) throws SQLException {
    assertThat(plan(statement))
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(step).contains("SEARCH").doesNotContain("SCAN ", "TEMP B-TREE"));
  }

  /** Of all tenants, but of those that run, which are few. */
  @Test
  void theUpkeepLooksAtWhatRunsAlone() throws SQLException {
    assertThat(
            plan(
                "SELECT tenant_id, process_id FROM process"
                    + " WHERE ended_at IS NULL AND heard_at < 5 LIMIT 100"))
        .singleElement()
        .asString()
        .contains("process_running");
  }

  private List<String> plan(String statement) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection = database.readers().getConnection();
        Statement explain = connection.createStatement();
        ResultSet row = explain.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
      while (row.next()) {
        steps.add(row.getString("detail"));
      }
    }
    return steps;
  }
}
