package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.FakeServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent by the commands about tenants and backups, and what they say of it. */
class TenantsCommandsTest {
  private static final String KEPT =
      "{\"events\":\"2026-01-01T00:00:00Z\",\"minutes\":\"2026-02-15T00:00:00Z\","
          + "\"hours\":null,\"days\":null}";
  private static final String QUOTAS =
      "\"quotas\":{\"requests\":null,\"bytes\":null,\"events\":\"60000/minute\",\"series\":5000}";
  private static final String ACME =
      "{\"tenant_id\":\"acme\",\"created_at\":\"2026-03-02T09:30:00Z\",\"deleting_since\":null,"
          + "\"events\":120000,\"series\":12,"
          + "\"settings\":{\"retention\":{\"raw_days\":60,\"rollup_days\":null},"
          + QUOTAS
          + "},\"kept\":"
          + KEPT
          + "}";
  private static final String HELLO_SHA256 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsEveryPage() {
    server.on(
        "GET /v1/tenants",
        asked ->
            asked.call().contains("cursor=acme")
                ? new Answer(200, "[" + ACME.replace("acme", "globex") + "]", Map.of())
                : new Answer(
                    200,
                    "[" + ACME + "]",
                    Map.of("Link", "</v1/tenants?limit=200&cursor=acme>; rel=\"next\"")));

    terminal.run(server, "tenants", "list");

    assertThat(terminal.out())
        .isEqualTo(
            """
            TENANT  EVENTS  SERIES  RAW DAYS  ROLLUP DAYS
            acme    120000      12  60        default
            globex  120000      12  60        default
            """);
  }

  @Test
  void setChangesWhatIsNamedAlone() {
    server.on("GET /v1/tenants/acme", 200, ACME).on("PUT /v1/tenants/acme", 200, ACME);

    int exit = terminal.run(server, "tenants", "set", "acme", "--rollup-days", "forever");

    assertThat(exit).isZero();
    assertThat(server.asked.getLast().body())
        .isEqualTo("{\"retention\":{\"raw_days\":60,\"rollup_days\":0}," + QUOTAS + "}");
    assertThat(terminal.out()).contains("events since  2026-01-01T00:00:00Z");

    terminal.run(server, "tenants", "set", "acme", "--raw-days", "default");
    assertThat(server.asked.getLast().body())
        .isEqualTo("{\"retention\":{\"raw_days\":null,\"rollup_days\":null}," + QUOTAS + "}");
  }

  @Test
  void aDryRunSetsNothing() {
    server
        .on("GET /v1/tenants/acme", 200, ACME)
        .on("GET /v1/tenants/acme/expiry", 200, "{\"events\":48211,\"kept\":" + KEPT + "}");

    terminal.run(server, "tenants", "set", "acme", "--raw-days", "30", "--dry-run");

    assertThat(server.calls())
        .containsExactly("GET /v1/tenants/acme", "GET /v1/tenants/acme/expiry?raw_days=30");
    assertThat(terminal.out()).startsWith("48211 events would be removed today");
  }

  @Test
  void daysAreNumbersOrSaidInWords() {
    assertThat(terminal.run(server, "tenants", "set", "acme", "--raw-days", "long")).isEqualTo(2);
    assertThat(terminal.err()).contains("neither a number of days, forever nor default");
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void deletingWantsAYes() {
    server.on("DELETE /v1/tenants/acme", 202, "");

    assertThat(terminal.run(server, "tenants", "delete", "acme")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
    assertThat(terminal.err()).contains("Add --yes");

    assertThat(terminal.run(server, "tenants", "delete", "acme", "--yes")).isZero();
    assertThat(server.calls()).containsExactly("DELETE /v1/tenants/acme");
  }

  @Test
  void aBackupHasItsNameOnlyWhenItsChecksumFits() throws Exception {
    Path file = folder.resolve("trimtab.db");
    server.on("POST /v1/backups", asked -> hello("AAAA"));
    assertThat(terminal.run(server, "backup", file.toString())).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();

    server.on("POST /v1/backups", asked -> hello(HELLO_SHA256));
    assertThat(terminal.run(server, "backup", file.toString())).as(terminal.err()).isZero();
    assertThat(file).hasContent("hello");
    assertThat(Files.readString(folder.resolve("trimtab.db.sha256")))
        .isEqualTo(
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  trimtab.db\n");

    assertThat(terminal.run(server, "backup", file.toString())).as("it is there").isEqualTo(1);
  }

  private static Answer hello(String sha256) {
    return new Answer(200, "hello", Map.of("Repr-Digest", "sha-256=:" + sha256 + ":"));
  }
}
