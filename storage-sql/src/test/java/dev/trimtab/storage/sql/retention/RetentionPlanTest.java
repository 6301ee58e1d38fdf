package dev.trimtab.storage.sql.retention;

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

/** Each step finds its rows by an index, in their order: its cost is that of what it removes. */
class RetentionPlanTest {
  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
  }

  @Test
  void theOldestComeFromTheIndexOfTimes() throws SQLException {
    assertThat(plan(ExpiredEvents.Kind.LIVE.select()))
        .singleElement()
        .asString()
        .contains("event_by_time (tenant_id=? AND occurred_at<?)");
    assertThat(plan(ExpiredEvents.Kind.VOIDED.select()))
        .singleElement()
        .asString()
        .contains("voided_event_by_time (tenant_id=? AND occurred_at<?)");
  }

  @Test
  void askingWhetherAnythingIsDueReadsOneRow() throws SQLException {
    assertThat(plan(ExpiryReads.OLDEST)).singleElement().asString().contains("event_by_time");
    assertThat(plan(ExpiryReads.OLDEST_VOIDED))
        .singleElement()
        .asString()
        .contains("voided_event_by_time");
    assertThat(plan(ExpiryReads.KEPT)).singleElement().asString().startsWith("SEARCH tenant");
  }

  @Test
  void whatASettingWouldRemoveIsCountedByDays() throws SQLException {
    assertThat(plan(ExpiryReads.COUNT))
        .singleElement()
        .asString()
        .contains("tenant_id=? AND subject_id=? AND level=? AND bucket>? AND bucket<?");
  }

  /** Every column of the key, a text or not. */
  @Test
  void aRowOfATenantThatGoesIsFoundByItsWholeKey() throws SQLException {
    TenantTable keys = new TenantTable("event_key", List.of("tenant_id", "event_id"));
    assertThat(plan(keys.select())).singleElement().asString().contains("(tenant_id=?)");
    assertThat(plan(keys.delete()))
        .singleElement()
        .asString()
        .contains("PRIMARY KEY (tenant_id=? AND event_id=?)");
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
