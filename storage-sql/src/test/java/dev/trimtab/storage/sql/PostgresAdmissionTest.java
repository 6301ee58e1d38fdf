package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.sql.PostgresAdmission.Facts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which servers and databases a store opens, and what it says of others. */
class PostgresAdmissionTest {
  private final PostgresServer server = PostgresServer.shared();

  @Test
  void whatAServerMustBe() {
    assertThat(against(150_000, "UTF8", false)).isEmpty();
    assertThat(against(149_999, "UTF8", false)).hasValue("is PostgreSQL 14: 15 or newer is needed");
    assertThat(against(180_001, "SQL_ASCII", false).orElseThrow()).contains("SQL_ASCII", "UTF8");
    assertThat(against(180_001, "UTF8", true).orElseThrow()).contains("replica");
    assertThat(
            PostgresAdmission.against(
                new Facts(180_001, "UTF8", true, false, false), false, Distribution.NONE))
        .isEmpty();
  }

  @Test
  void aRefusalIsOneLineThatNamesThePlace() {
    String database = server.makeDatabase();
    String good = server.url(database, PostgresServer.APPLICATION);
    refused(good.replace(database, database + "x"), "does not exist");
    refused(good.replaceAll("//[^/]*/", "//127.0.0.1:1/"), "cannot be reached");
    refused(good.replaceAll("//[^/]*/", "//nowhere.invalid/"), "no host has the name");
    String empty = server.makeEmptyDatabase();
    refused(server.url(empty, PostgresServer.APPLICATION), "direct-url");
  }

  @Test
  void whatANewerProgramWroteIsLeftAlone() {
    String database = server.makeEmptyDatabase();
    PostgresStorage.open(server.settings(database), new CountingFold()).close();
    server.administer(
        database, "UPDATE flyway_schema_history SET version = '999' WHERE version = '2'");
    assertThatThrownBy(() -> PostgresStorage.open(server.settings(database), new CountingFold()))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("a newer Trimtab has written it");
  }

  private static Optional<String> against(int version, String encoding, boolean copy) {
    return PostgresAdmission.against(
        new Facts(version, encoding, copy, false, false), true, Distribution.NONE);
  }

  private static void refused(String url, String says) {
    assertThatThrownBy(() -> PostgresStorage.open(PostgresSettings.of(url), new CountingFold()))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(PostgresUrl.of(url).place())
        .hasMessageContaining(says)
        .satisfies(refusal -> assertThat(refusal.getMessage().lines()).as("lines").hasSize(1));
  }
}
