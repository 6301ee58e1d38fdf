package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server on PostgreSQL starts, keeps what it was given, and is administered. */
class PostgresStartIT {
  private static final String EVENT =
      """
      {"domain": "bot", "event_type": "answer", "metric_type": "success_rate", "value": %d}""";

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();

  @Test
  void theFirstStartMakesAKeyAndWhatIsRecordedOutlivesTheServer() {
    String operator;
    String key;
    try (ServerProcess first = database.start(folder.resolve("first"))) {
      operator = first.operatorKey();
      key = first.createKey("acme");
      HttpCalls acme = first.as(key);
      for (int value : new int[] {0, 0, 1, 1}) {
        assertThat(acme.post("/v1/outcomes/events", EVENT.formatted(value)).status())
            .isEqualTo(201);
      }
      assertTrend(acme);
      assertThat(first.anonymously().get("/health/ready").status()).isEqualTo(200);
      assertThat(first.terminate()).as("SIGTERM").isEqualTo(143);
      assertThat(first.output())
          .containsOnlyOnce(operator)
          .contains("Data in PostgreSQL at", database.name(), "everything accepted is stored")
          .doesNotContain("not durable", "WARN", "ERROR");
    }
    try (ServerProcess second = database.start(folder.resolve("second"))) {
      assertTrend(second.as(key));
      assertThat(second.as(operator).get("/v1/keys").json()).hasSize(2);
      assertThat(second.output()).doesNotContain("tt_").contains("by another server");
      assertThat(folder.resolve("second/admin.key")).doesNotExist();
    }
  }

  @Test
  void whatTheServerWouldNotKeepIsSaidInTheLog() {
    String careless = database.url() + "?options=-c%20synchronous_commit%3Doff";
    try (ServerProcess server = database.start(folder, careless)) {
      assertThat(server.output())
          .containsOnlyOnce("Acknowledged is not durable")
          .contains("synchronous_commit");
    }
  }

  @Test
  void copiesAreMadeWithTheToolsOfPostgres() {
    try (ServerProcess server = database.start(folder)) {
      Answer refused = server.as(server.operatorKey()).post("/v1/backups");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().get("detail").textValue()).contains("pg_dump");
    }
    Program.Said restore =
        Program.run(
            database, "restore", "some.db", "--data", folder.toString(), "--store", database.url());
    assertThat(restore.exitCode()).isEqualTo(1);
    assertThat(restore.text().lines()).singleElement().asString().contains("pg_restore");
  }

  @Test
  void anotherOperatorKeyIsMadeBesideRunningServers() throws Exception {
    try (ServerProcess server = database.start(folder.resolve("server"))) {
      Path elsewhere = folder.resolve("elsewhere");
      Program.Said reset =
          Program.run(
              database,
              "keys",
              "reset-admin",
              "--data",
              elsewhere.toString(),
              "--store",
              database.url());
      assertThat(reset.exitCode()).as(reset.text()).isZero();
      String key = Files.readString(elsewhere.resolve("admin.key")).strip();
      assertThat(reset.text().lines().findFirst()).as(reset.text()).hasValue(key);
      Patience.await(
          "the server knows the key", () -> server.as(key).get("/v1/me").status() == 200);
      assertThat(server.as(server.operatorKey()).get("/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  void theDoctorLooksAndChangesNothing() {
    List<String> call = List.of("doctor", "--data", folder.toString(), "--store", database.url());
    Program.Said before = Program.run(database, call.toArray(String[]::new));
    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(before.text()).contains("holds no store yet");
    try (ServerProcess server = database.start(folder)) {
      HttpCalls acme = server.as(server.createKey("acme"));
      assertThat(acme.post("/v1/outcomes/events", EVENT.formatted(1)).status()).isEqualTo(201);
      Answer found = server.as(server.operatorKey()).get("/v1/doctor?recount=true");
      assertThat(found.json().get("healthy").booleanValue()).as(found.body()).isTrue();

      Program.Said after = Program.run(database, call.toArray(String[]::new));
      assertThat(after.text()).contains("All is well");
      assertThat(after.exitCode()).isZero();
    }
  }

  private static void assertTrend(HttpCalls acme) {
    Answer trend = acme.get("/v1/outcomes/trends/success_rate?domain=bot");
    assertThat(trend.json().get("sample_size").intValue()).as(trend.body()).isEqualTo(4);
    assertThat(trend.json().get("direction").textValue()).isEqualTo("improving");
  }
}
