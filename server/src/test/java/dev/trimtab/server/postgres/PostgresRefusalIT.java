package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot be ends with one line, which says why and shows no secret. */
class PostgresRefusalIT {
  private static final String SECRET = "hunter2";
  private static final String POSTGRES = "TRIMTAB_STORAGE_POSTGRES_";

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void asItShouldBe() {
    environment.putAll(database.environment());
  }

  @Test
  void aUrlThatIsNone() {
    for (String url :
        new String[] {
          "mysql://u:hunter2@db/trimtab",
          "postgresql://u:hunter2@db/trimtab",
          "jdbc:sqlite:/tmp/some.db?password=hunter2"
        }) {
      assertRefused(url, "names no store: it begins with jdbc:postgresql://");
    }
    assertRefused("jdbc:postgresql://u:hunter2@db/trimtab", "is no jdbc:postgresql://HOST");
    assertRefused("jdbc:postgresql://db/trimtab?password=100%hunter2", "%25");
  }

  @Test
  void aServerThatIsNotThere() {
    environment.keySet().removeIf(name -> name.contains("DIRECT"));
    assertRefused(database.urlAt(1), "127.0.0.1:1/" + database.name() + " cannot be reached");
    assertRefused("jdbc:postgresql://nowhere.invalid/trimtab", "no host has the name nowhere");
  }

  @Test
  void aWrongPassword() {
    environment.put(POSTGRES + "PASSWORD", SECRET);
    assertRefused(database.url(), "does not take this user with this password");
    environment.putAll(database.environment());
    environment.put(POSTGRES + "DIRECT_PASSWORD", SECRET);
    assertRefused(database.url(), "does not take this user with this password");
  }

  @Test
  void aDatabaseThatIsMissing() {
    assertRefused(database.url() + "_none", database.name() + "_none does not exist");
  }

  @Test
  void anEncodingThatHoldsNotEveryText() {
    TestDatabase narrow =
        TestPostgres.shared()
            .makeDatabase("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    environment.putAll(narrow.environment());
    assertRefused(narrow.url(), "has the encoding SQL_ASCII");
  }

  @Test
  void aDatabaseThatANewerProgramHasWritten() {
    database.start(folder.resolve("before")).close();
    database.administer("UPDATE flyway_schema_history SET version = '999' WHERE version = '2'");
    assertRefused(database.url(), "a newer Trimtab has written it");
  }

  @Test
  void aClusterThatIsNone() {
    environment.put(POSTGRES + "DISTRIBUTION", "citus");
    assertRefused(database.url(), "CREATE EXTENSION citus");
  }

  @Test
  void aRoleThatMayMakeNoTables() {
    environment.keySet().removeIf(name -> name.contains("DIRECT"));
    assertRefused(database.url(), "trimtab.storage.postgres.direct-url");
  }

  @Test
  void aPasswordFileThatCannotBeRead() throws IOException {
    environment.remove(POSTGRES + "PASSWORD");
    Path file = folder.resolve("password");
    environment.put(POSTGRES + "PASSWORD_FILE", file.toString());
    assertRefused(database.url(), "names " + file + ", which cannot be read");
    Files.createFile(file);
    assertRefused(database.url(), "names " + file + ", which is empty");
    Files.writeString(file, TestDatabase.PASSWORD + "\n");
    environment.put(POSTGRES + "PASSWORD", SECRET);
    assertRefused(database.url(), "leave one of them out");
    environment.remove(POSTGRES + "PASSWORD");
    ServerProcess.start(folder.resolve("good"), environment, "--store", database.url()).close();
  }

  @Test
  void whatIsSaidTwice() {
    assertRefused(database.url() + "?password=" + SECRET, "leave one of them out");
    assertRefused(database.url() + "?user=anna", "leave one of them out");
    assertFails("leave out --store", "--ephemeral", "--store", database.url());
  }

  @Test
  void aFolderOfAnEmbeddedStoreWhoseKeyWouldBeLost() throws IOException {
    Path occupied = folder.resolve("embedded");
    ServerProcess.start(occupied).close();
    String key = Files.readString(occupied.resolve("admin.key"));
    assertFails(
        "holds an embedded store", "--data", occupied.toString(), "--store", database.url());
    assertThat(occupied.resolve("admin.key")).hasContent(key);
  }

  private void assertRefused(String url, String says) {
    assertFails(says, "--data", folder.resolve("data").toString(), "--store", url);
  }

  private void assertFails(String says, String... arguments) {
    ServerProcess.Failure failure = ServerProcess.fail(environment, arguments);
    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.output().lines()).as(failure.output()).hasSize(1);
    assertThat(failure.output())
        .startsWith("trimtab: ")
        .contains(says)
        .doesNotContain(SECRET, TestDatabase.PASSWORD, TestDatabase.OWNER_PASSWORD);
  }
}
