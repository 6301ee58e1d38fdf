package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was done is kept as it was told, and each tenant sees its own part alone. */
public abstract class AuditLogContract extends StorageContract {
  private static final AuditEntry OF_SERVER = entry(0, null, "key.create");
  private static final AuditEntry OF_ACME = entry(1, ACME, "domain.update");
  private static final AuditEntry OF_GLOBEX = entry(2, GLOBEX, "key.revoke");

  @Test
  void keepsEntriesNewestFirstAcrossOpenings() {
    addAll();
    reopen(limits());
    assertThat(log().newest(null, 10)).containsExactly(OF_GLOBEX, OF_ACME, OF_SERVER);
    assertThat(log().newest(null, 2)).containsExactly(OF_GLOBEX, OF_ACME);
  }

  @Test
  void entriesOfEqualTimeKeepTheirOrder() {
    AuditEntry first = entry(5, ACME, "a.first");
    AuditEntry second = entry(5, ACME, "a.second");
    log().add(first);
    log().add(second);
    assertThat(log().newest(ACME, 10)).containsExactly(second, first);
  }

  @Test
  void aTenantSeesItsOwnAlone() {
    addAll();
    assertThat(log().newest(ACME, 10)).containsExactly(OF_ACME);
    assertThat(log().newest(GLOBEX, 10)).containsExactly(OF_GLOBEX);
    assertThat(log().newest(new TenantId("initech"), 10)).isEmpty();
  }

  private void addAll() {
    log().add(OF_SERVER);
    log().add(OF_ACME);
    log().add(OF_GLOBEX);
  }

  private AuditLog log() {
    return storage().audit();
  }

  private static AuditEntry entry(int second, @Nullable TenantId tenant, String action) {
    return new AuditEntry(
        Sent.NOW.plusSeconds(second),
        tenant,
        "anna",
        tenant == null ? null : "192.0.2.7",
        action,
        "subject",
        "{\"name\":\"new\"}");
  }
}
