package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmptyStoreTest {
  @TempDir Path start;
  @TempDir Path data;

  private EmptyStore empty;
  private Path store;

  @BeforeEach
  void make() throws IOException {
    empty = new EmptyStore(start);
    empty.make();
    store = data.resolve("trimtab.db");
  }

  @Test
  void aCopyIsWhatTheMigrationsMake() throws Exception {
    Path migrated = data.resolve("migrated.db");
    new SqliteDatabase(SqliteSettings.of(migrated)).migrate();

    assertThat(empty.copyTo(store)).isTrue();

    assertThat(schema(store)).isEqualTo(schema(migrated)).isNotEmpty();
    assertThat(rows(store)).isEqualTo(rows(migrated));
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).as("nothing half made is left").containsExactlyInAnyOrder(store, migrated);
    }
  }

  @Test
  void aStoreThatBeginsAsACopyIsNotMigrated() throws Exception {
    empty.copyTo(store);
    String made = query(store, "SELECT group_concat(installed_on) FROM flyway_schema_history");

    new SqliteDatabase(SqliteSettings.of(store)).migrate();

    assertThat(query(store, "SELECT group_concat(installed_on) FROM flyway_schema_history"))
        .isEqualTo(made);
  }

  @Test
  void whatIsThereStays() throws IOException {
    Files.writeString(store, "something");
    assertThat(empty.copyTo(store)).isFalse();
    assertThat(store).hasContent("something");
  }

  @Test
  void besideALogThatWasLeftNothingIsPut() throws IOException {
    Files.writeString(data.resolve("trimtab.db-wal"), "of another store");
    assertThat(empty.copyTo(store)).isFalse();
    assertThat(store).doesNotExist();
  }

  @Test
  void ofOtherMigrationsNothingIsCopied() throws IOException {
    Files.move(empty.file(), start.resolve("empty-00000000.db"));
    assertThat(empty.copyTo(store)).isFalse();
    assertThat(store).doesNotExist();
  }

  @Test
  void aCopyThatWasCutOffIsMadeAnew() throws Exception {
    Files.writeString(data.resolve("trimtab.db.new"), "half");
    assertThat(empty.copyTo(store)).isTrue();
    assertThat(query(store, "PRAGMA integrity_check")).isEqualTo("ok");
    assertThat(data.resolve("trimtab.db.new")).doesNotExist();
  }

  private static String schema(Path file) throws SQLException {
    return query(
        file, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)");
  }

  /** How many rows each table has. */
  private static List<String> rows(Path file) throws SQLException {
    List<String> rows = new ArrayList<>();
    String tables =
        query(
            file,
            "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table'"
                + " AND name NOT LIKE 'sqlite_%' ORDER BY name)");
    for (String table : tables.split(",", -1)) {
      rows.add(table + " " + query(file, "SELECT count(*) FROM \"" + table + "\""));
    }
    return rows;
  }

  private static String query(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
