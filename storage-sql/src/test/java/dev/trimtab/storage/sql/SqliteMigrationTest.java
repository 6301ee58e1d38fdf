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
  void makesTheMigrationThatIsMissing() throws SQLException {
    migrate();
    run("DELETE FROM flyway_schema_history WHERE version = '11'");
    run("DROP TABLE domain_sensitivity");
    for (String column : List.of("basis", "false_alarms", "smallest_decline")) {
      run("ALTER TABLE tenant_settings DROP COLUMN " + column);
    }

    migrate();

    assertThat(run("DELETE FROM domain_sensitivity")).as("it is there again").isZero();
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
