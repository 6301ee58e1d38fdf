package dev.trimtab.server.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.loop.Templates.Current;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of templates is kept by what they say, not by how they are called. */
final class StoredTemplatesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final String WATCH =
      """
      name: watch
      match: {metric_type: success_rate}
      trigger: change_point
      priority: 1
      steps: [verify]
      """;

  private SqliteStorage storage;
  private StoredTemplates templates;

  @BeforeEach
  void open(@TempDir Path folder) {
    storage =
        SqliteStorage.open(
            SqliteSettings.of(folder.resolve("t.db")),
            new ChangeDetector((tenant, watched) -> DetectorSettings.standard()));
    templates = new StoredTemplates(storage.templates());
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private void put(TenantId tenant, int priority) {
    AuditEntry entry = new AuditEntry(NOW, tenant, "ana", null, "template.put", "watch", "{}");
    String document = WATCH.replace("priority: 1", "priority: " + priority);
    storage.templates().put(tenant, "watch", document, NOW, 100, entry);
  }

  private int priority(TenantId tenant) {
    return templates.enabled(tenant).getFirst().template().priority();
  }

  @Test
  void aNewVersionOfTheSameNameIsReadAnew() {
    put(ACME, 1);
    assertThat(priority(ACME)).isEqualTo(1);
    put(ACME, 2);
    assertThat(priority(ACME)).isEqualTo(2);
    assertThat(templates.enabled(ACME)).extracting(Current::version).containsExactly(2);
  }

  @Test
  void theSameNameAndVersionOfAnotherTenantSaysWhatItSays() {
    put(ACME, 1);
    put(GLOBEX, 2);
    assertThat(priority(ACME)).isEqualTo(1);
    assertThat(priority(GLOBEX)).isEqualTo(2);
  }

  @Test
  void aVersionThatWasTakenBackAndWrittenAnewIsReadAnew() {
    put(ACME, 1);
    assertThat(priority(ACME)).isEqualTo(1);
    AuditEntry entry = new AuditEntry(NOW, ACME, "ana", null, "template.delete", "watch", "{}");
    storage.templates().delete(ACME, "watch", entry);
    put(ACME, 3);
    assertThat(priority(ACME)).isEqualTo(3);
  }
}
