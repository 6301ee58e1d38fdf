package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteMigrationTest {
  @TempDir Path folder;

  @Test
  void knowsItsMigrations() {
    assertThat(known()).isEqualTo(SqliteDatabase.SCRIPTS);
  }

  @Test
  void makesTheMigrationsThatAreMissing() throws SQLException {
    migrate();
    run("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 12");
    run("DROP INDEX domain_settings_by_environment");
    for (String table :
        List.of(
            "pool",
            "loop_template",
            "improvement_loop",
            "loop_entry",
            "loop_delivery",
            "loop_tape",
            "intake",
            "lesson",
            "channel",
            "silence",
            "acknowledgement")) {
      run("DROP TABLE " + table);
    }
    run("ALTER TABLE tenant DROP COLUMN pooled");
    for (String column : List.of("granularity", "metadata_keys")) {
      run("ALTER TABLE tenant_settings DROP COLUMN " + column);
    }
    run("INSERT INTO finding (tenant_id, position, series_id, content) VALUES (1, 2, 3, x'04')");

    migrate();

    assertThat(run("DELETE FROM pool")).as("it is there again").isZero();
    assertThat(run("DELETE FROM improvement_loop")).as("it too").isZero();
    assertThat(run("DELETE FROM loop_tape")).as("it too").isZero();
    assertThat(run("DELETE FROM channel")).as("it too").isZero();
    assertThat(run("DELETE FROM silence")).as("it too").isZero();
    assertThat(run("DELETE FROM finding WHERE series_id = 3 AND content = x'04'")).isOne();
  }

  @Test
  void loopsFromBeforeTheListHaveNoPlaceInIt() throws SQLException {
    migrate();
    run("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 19");
    run("DROP INDEX improvement_loop_by_list");
    run("DROP INDEX improvement_loop_standing");
    for (String column : List.of("list_number", "list_level", "list_evidence", "list_standing")) {
      run("ALTER TABLE improvement_loop DROP COLUMN " + column);
    }
    run(
        """
        INSERT INTO improvement_loop (tenant_id, loop_id, template, template_version, series_id,
          cause, cause_position, seen, state, step, undoing, begun, state_since, opened_at, lines,
          revision)
        VALUES (1, 'l1', 't', 1, 1, 1, 1, 'it fell', 6, 3, 0, 1, 1, 1, 4, 3)
        """);

    migrate();

    assertThat(run("DELETE FROM improvement_loop WHERE list_number IS NULL")).isOne();
  }

  @Test
  void aSeriesKeepsWhatItHasInItsNewTable() throws SQLException {
    migrate();
    run("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 20");
    run(
        """
        INSERT INTO series (tenant_id, series_id, domain, event_type, metric_type, event_count,
          last_occurred_at, expired_count, expired_voided_count, watched_after, open_minute,
          open_count, open_sum, open_sum_of_squares, open_min, open_max, open_ones, open_sketch,
          state)
        VALUES (1, 2, 'd', 'e', 3, 4, 5, 6, 7, 8, 9, 10, 11.5, 12.5, 13.5, 14.5, 15, x'10', x'11')
        """);

    migrate();

    String kept =
        """
        DELETE FROM series WHERE tenant_id = 1 AND series_id = 2 AND domain = 'd'
          AND event_type = 'e' AND metric_type = 3 AND event_count = 4 AND last_occurred_at = 5
          AND expired_count = 6 AND expired_voided_count = 7 AND watched_after = 8
          AND open_minute = 9 AND open_count = 10 AND open_sum = 11.5
          AND open_sum_of_squares = 12.5 AND open_min = 13.5 AND open_max = 14.5
          AND open_ones = 15 AND open_sketch = x'10' AND state = x'11'
        """;
    assertThat(run(kept)).isOne();
  }

  private void migrate() {
    new SqliteDatabase(SqliteSettings.of(file())).migrate();
  }

  private int run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private List<String> known() {
    MigrationInfo[] all =
        Flyway.configure()
            .dataSource("jdbc:sqlite:" + file(), "", "")
            .locations(SqliteDatabase.MIGRATIONS)
            .load()
            .info()
            .all();
    return Arrays.stream(all).map(MigrationInfo::getScript).toList();
  }

  private Path file() {
    return folder.resolve("store.db");
  }
}
