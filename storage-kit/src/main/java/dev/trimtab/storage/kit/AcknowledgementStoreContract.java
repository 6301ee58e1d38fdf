package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operations.Acknowledgement;
import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was said last of an alert is kept, each time with its audit entry. */
public abstract class AcknowledgementStoreContract extends StorageContract {
  private static final int MANY = 100;
  private static final Instant NOW = Sent.NOW;

  @Test
  void whatWasSaidLastIsKept() {
    put(ACME, new Acknowledgement("a", "looking", "ann", NOW));
    Acknowledgement last = new Acknowledgement("a", "mine now", "bob", NOW.plusSeconds(5));
    put(ACME, last);
    Acknowledgement other = new Acknowledgement("b", "known", "ann", NOW);
    put(ACME, other);
    reopen(limits());

    assertThat(said().of(ACME, List.of("a", "b", "c"))).isEqualTo(Map.of("a", last, "b", other));
    assertThat(said().of(ACME, List.of("b"))).isEqualTo(Map.of("b", other));
    assertThat(said().of(ACME, List.of())).isEmpty();
    assertThat(storage().audit().entries(ACME, AuditQuery.newest(MANY)).entries()).hasSize(3);
  }

  @Test
  void whatIsOldIsRemoved() {
    put(ACME, new Acknowledgement("a", "looking", "ann", NOW));
    put(GLOBEX, new Acknowledgement("a", "looking", "ann", NOW));
    put(ACME, new Acknowledgement("b", "looking", "ann", NOW.plusSeconds(1)));

    assertThat(said().removeOlder(NOW, MANY)).isZero();
    assertThat(said().removeOlder(NOW.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(said().removeOlder(NOW.plusSeconds(1), MANY)).isEqualTo(1);
    assertThat(said().of(ACME, List.of("a", "b")).keySet()).containsExactly("b");
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    put(ACME, new Acknowledgement("a", "looking", "ann", NOW));
    assertThat(said().of(GLOBEX, List.of("a"))).isEmpty();
    put(GLOBEX, new Acknowledgement("a", "other", "eve", NOW));
    assertThat(said().of(ACME, List.of("a")).values())
        .extracting(Acknowledgement::by)
        .containsExactly("ann");
  }

  private AcknowledgementStore said() {
    return storage().acknowledgements();
  }

  private void put(TenantId tenant, Acknowledgement said) {
    said().put(tenant, said, entry(tenant));
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(NOW, tenant, "ann", null, "alert.acknowledge", "a", "{}");
  }
}
