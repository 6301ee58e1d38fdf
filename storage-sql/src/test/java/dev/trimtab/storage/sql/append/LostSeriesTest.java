package dev.trimtab.storage.sql.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.Recount;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that took another's place, and lost what was committed last, is believed. */
class LostSeriesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final List<String> TABLES =
      List.of("event", "event_key", "series", "domain", "event_type", "metric_total", "rollup");

  @TempDir Path folder;

  @Test
  void isNotCountedUnderItsOldNumber() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("store.db");
    SqliteSettings settings = SqliteSettings.of(folder.resolve("store.db"));
    try (SqliteStorage storage = SqliteStorage.open(settings, new CountingFold())) {
      append(storage);
      lose(url);

      assertThatThrownBy(() -> append(storage))
          .isInstanceOfSatisfying(
              StorageException.class,
              lost -> assertThat(lost.kind()).isEqualTo(StorageException.Kind.CONFLICT));
      assertThat(append(storage))
          .isInstanceOfSatisfying(
              Appended.Stored.class, again -> assertThat(again.position()).isEqualTo(1));
    }
    assertThat(Recount.verify(url, new CountingFold())).isEmpty();
  }

  private static Appended append(SqliteStorage storage) {
    return storage.outcomes().append(List.of(Sent.success(1).by(ACME))).getFirst().getFirst();
  }

  private static void lose(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      statement.executeUpdate(
          "UPDATE tenant SET next_position = 1, series_count = 0, domain_count = 0,"
              + " last_occurred_at = NULL");
    }
  }
}
