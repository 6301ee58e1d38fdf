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
    run("INSERT INTO tenant (tenant_id, name, created_at) VALUES (7, 'acme', 0)");
    run("DELETE FROM flyway_schema_history WHERE version = '9'");
    run("DROP TABLE tenant_name");

    migrate();

    assertThat(run("UPDATE tenant_name SET number = 8 WHERE name = 'acme' AND number = 7"))
        .isEqualTo(1);
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
