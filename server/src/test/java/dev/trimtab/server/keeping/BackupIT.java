package dev.trimtab.server.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.BackupReceipt;
import dev.trimtab.client.ClientSettings;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.wiring.Examination;
import dev.trimtab.server.wiring.Restoration;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.storage.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is saved while it runs, and comes back as it was. */
class BackupIT {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");

  @TempDir static Path data;
  @TempDir Path folder;
  private static ServerProcess server;
  private static String tenantKey;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(data);
    tenantKey = server.createKey("acme");
    record(server.as(tenantKey), "order-1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void comesBackAsItWasKeysIncluded() throws IOException {
    Path backup = backup();
    assertThat(backup.resolveSibling("backup.db.sha256"))
        .content()
        .matches("[0-9a-f]{64}  backup.db\n");
    record(server.as(tenantKey), "order-after-the-backup");

    Path target = folder.resolve("restored");
    Restoration.Restored restored = Restoration.restore(backup, target, false, NOW);
    assertThat(restored.compared()).isTrue();
    assertThat(restored.replaced()).isEmpty();
    assertThat(restored.facts().tenants()).isEqualTo(1);
    assertThat(restored.facts().keys()).isEqualTo(2);
    assertThat(Recounted.discrepancies("jdbc:sqlite:" + target.resolve("trimtab.db"))).isEmpty();

    Files.copy(data.resolve("admin.key"), target.resolve("admin.key"));
    try (ServerProcess again = ServerProcess.start(target)) {
      HttpCalls tenant = again.as(tenantKey);
      assertThat(tenant.get("/v1/outcomes/events/order-1").status()).isEqualTo(200);
      assertThat(tenant.get("/v1/outcomes/events/order-after-the-backup").status()).isEqualTo(404);
      assertThat(again.as(again.operatorKey()).get("/v1/tenants").json()).hasSize(1);
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path backup = backup();
    Path target = Files.createDirectory(folder.resolve("occupied"));
    Files.writeString(target.resolve("trimtab.db"), "something else");
    assertThatThrownBy(() -> Restoration.restore(backup, target, false, NOW))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("--force");
    assertThat(target.resolve("trimtab.db")).hasContent("something else");

    Restoration.Restored restored = Restoration.restore(backup, target, true, NOW);
    assertThat(restored.replaced().orElseThrow().resolve("trimtab.db"))
        .hasContent("something else");

    assertThatThrownBy(() -> client().backup(backup)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aFolderInUseIsRefused() {
    Path backup = backup();
    assertThatThrownBy(() -> Restoration.restore(backup, data, true, NOW))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("in use");
  }

  @Test
  void whatIsDamagedChangedOrNoBackupIsRefused() throws IOException {
    Path backup = backup();
    byte[] bytes = Files.readAllBytes(backup);
    Path target = folder.resolve("untouched");
    bytes[bytes.length - 100] ^= 1;
    Files.write(backup, bytes);
    assertRefused(backup, target, "");
    Files.write(backup, new byte[0]);
    assertRefused(backup, target, "is no database of Trimtab");
    Files.writeString(backup, "no database at all, but long enough to look into".repeat(40));
    assertRefused(backup, target, "cannot be read as a database");
    assertRefused(folder.resolve("missing.db"), target, "there is no file");
    assertThat(target.resolve("trimtab.db")).doesNotExist();
  }

  @Test
  void aNewerDatabaseIsRefused() throws Exception {
    Path backup = backup();
    Files.delete(backup.resolveSibling("backup.db.sha256"));
    sql(
        backup,
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, installed_on, execution_time, success)"
            + " VALUES (9999, '9999', 'to come', 'SQL', 'V9999__to_come.sql', 1, 'x', '2026-01-01 00:00:00.000', 1, 1)");
    assertRefused(backup, folder.resolve("newer"), "newer Trimtab");
  }

  @Test
  void whoMadeABackupIsKept() throws SQLException {
    backup();
    assertThat(audited("backup.create")).isTrue();
  }

  @Test
  void theDoctorFindsNothingOnAServerThatIsWell() {
    Answer found = server.as(server.operatorKey()).get("/v1/doctor?recount=true");
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    for (JsonNode finding : found.json().get("findings")) {
      String check = finding.get("check").textValue();
      if (!check.equals("disk")) { // of this machine, whatever it has
        assertThat(finding.get("level").textValue()).as(finding.toString()).isIn("ok", "note");
      }
    }
    assertThat(found.json().findValuesAsText("check")).contains("integrity", "recount", "clock");
  }

  @Test
  void theDoctorFindsWhatIsWrong() throws Exception {
    Path target = folder.resolve("ill");
    Restoration.restore(backup(), target, false, NOW);
    Path database = target.resolve("trimtab.db");
    sql(database, "UPDATE metric_total SET event_count = event_count + 1");
    List<Finding> findings = Examination.of(target, true, Instant.EPOCH);
    assertThat(findings)
        .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
        .extracting(Finding::check)
        .containsExactly("recount");
    assertThat(findings)
        .filteredOn(finding -> finding.level() == Finding.Level.WARNING)
        .extracting(Finding::check)
        .containsExactly("clock");
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(target.resolve("admin.key"), "tt_x");
    Files.setPosixFilePermissions(
        target.resolve("admin.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(FolderChecks.of(target))
        .filteredOn(finding -> finding.check().equals("permissions"))
        .singleElement()
        .returns(Finding.Level.ERROR, Finding::level);
  }

  private Path backup() {
    BackupReceipt receipt = client().backup(folder.resolve("backup.db"));
    assertThat(receipt.bytes()).isPositive();
    assertThat(data.resolve(Backups.FILE)).doesNotExist();
    return receipt.file();
  }

  private static TrimtabClient client() {
    return new TrimtabClient(ClientSettings.of(server.uri(), server.operatorKey(), null));
  }

  private static void assertRefused(Path backup, Path target, String why) {
    assertThatThrownBy(() -> Restoration.restore(backup, target, false, NOW))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(why);
  }

  private static boolean audited(String action) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trimtab.db"));
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM audit_entry WHERE action = '" + action + "'")) {
      return row.next() && row.getInt(1) > 0;
    }
  }

  private static void sql(Path database, String change) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private static void record(HttpCalls tenant, String id) {
    Answer stored =
        tenant.post(
            "/v1/outcomes/events",
            """
            {"id": "%s", "domain": "bot", "event_type": "run", "metric_type": "cost_usd",
             "value": 1}"""
                .formatted(id));
    assertThat(stored.status()).as(stored.body()).isIn(200, 201);
  }
}
