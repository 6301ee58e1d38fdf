package dev.trimtab.storage.sql.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.context.MarkerStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists are read from an index in their order, and no further than the page. */
class ContextPlansTest {
  private static final long TENANT = 1;

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
  }

  @Test
  void markersComeInTheOrderOfAnIndex() throws SQLException {
    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    for (String domain : new String[] {null, "bot"}) {
      for (EventQuery.Cursor after :
          new EventQuery.Cursor[] {null, new EventQuery.Cursor(now, "m")}) {
        MarkerStore.Query query =
            new MarkerStore.Query(domain, new TimeRange(now, null), 10, after);
        assertThat(plan(sql -> SqlMarkerStore.page(sql, new SqliteDialect(), TENANT, query)))
            .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"))
            .anyMatch(
                step -> step.contains(domain == null ? "marker_by_time" : "marker_by_domain"));
      }
    }
  }

  @Test
  void namesComeFromTheKeysOfTheirTables() throws SQLException {
    assertThat(plan(sql -> SqlDomainSettingsStore.names(sql, TENANT, "bot", 10)))
        .anyMatch(step -> step.matches("SEARCH domain USING PRIMARY KEY .*domain>.*"))
        .anyMatch(step -> step.matches("SEARCH domain_settings USING PRIMARY KEY .*domain>.*"))
        .noneMatch(step -> step.matches("SCAN (domain|domain_settings|tenant)\\b.*"));
  }

  @Test
  void anEnvironmentIsCountedFromIndexes() throws SQLException {
    assertThat(plan(sql -> SqlDomainSettingsStore.series(sql, TENANT, "production").limit(9)))
        .anyMatch(
            step -> step.contains("domain_settings_by_environment (tenant_id=? AND environment=?"))
        .anyMatch(step -> step.contains("series_by_name (tenant_id=? AND domain=?"))
        .noneMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"));
    assertThat(plan(sql -> SqlDomainSettingsStore.environments(sql, TENANT, 9)))
        .allMatch(step -> step.contains("domain_settings_by_environment"));
  }

  private interface Statement {
    Query of(DSLContext sql);
  }

  private List<String> plan(Statement statement) throws SQLException {
    try (Connection connection = database.readers().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      return sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(statement.of(sql)))
          .getValues("detail", String.class);
    }
  }
}
