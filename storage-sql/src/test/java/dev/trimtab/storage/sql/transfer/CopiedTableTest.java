package dev.trimtab.storage.sql.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that goes on begins where it goes on, not at the first row of the tenant. */
class CopiedTableTest {
  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void make() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("t.db")));
    database.migrate();
  }

  @Test
  void rowsBehindAKeyAreSearchedByTheKey() throws SQLException {
    assertThat(plan(table("event", "position"))).contains("tenant_id=? AND position>?");
    assertThat(plan(table("rollup", "subject_id", "level", "bucket")))
        .contains("tenant_id=? AND ")
        .contains("subject_id");
    assertThat(plan(table("event_key", "event_id"))).contains("tenant_id=? AND event_id>?");
  }

  private static CopiedTable table(String name, String... key) {
    List<Column> columns =
        List.of(key).stream().map(column -> new Column(column, Column.Type.TEXT)).toList();
    return new CopiedTable(name, columns, columns, true);
  }

  private String plan(CopiedTable table) throws SQLException {
    try (Connection connection = database.readers().getConnection();
        Statement explain = connection.createStatement();
        ResultSet row = explain.executeQuery("EXPLAIN QUERY PLAN " + table.behind())) {
      row.next();
      String plan = row.getString("detail");
      assertThat(row.next()).as("sorts or looks elsewhere too").isFalse();
      return plan;
    }
  }
}
