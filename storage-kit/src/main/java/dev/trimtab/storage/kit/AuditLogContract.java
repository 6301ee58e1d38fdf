package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.AuditPage;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void pagesMeetWithoutGapOrOverlap() {
    for (int i = 0; i < 7; i++) {
      log().add(entry(i / 3, i % 2 == 0 ? ACME : GLOBEX, "a.number" + i));
    }
    assertThat(actions(null, AuditQuery.newest(3), 3))
        .containsExactly(
            "a.number6",
            "a.number5",
            "a.number4",
            "a.number3",
            "a.number2",
            "a.number1",
            "a.number0");
    assertThat(actions(ACME, AuditQuery.newest(3), 2))
        .containsExactly("a.number6", "a.number4", "a.number2", "a.number0");
  }

  @Test
  void whatIsAskedForIsPicked() {
    addAll();
    assertThat(actions(null, query("key.revoke", null, null, null), 1))
        .containsExactly("key.revoke");
    assertThat(actions(ACME, query("key.revoke", null, null, null), 1)).isEmpty();
    assertThat(actions(null, query(null, "anna", null, null), 1)).hasSize(3);
    assertThat(actions(null, query(null, "ann", null, null), 1)).isEmpty();
    assertThat(actions(null, query(null, null, 1, 2), 1)).containsExactly("domain.update");
    assertThat(actions(null, query(null, null, 1, null), 1)).hasSize(2);
  }

  /** Follows the pages, which must be that many. */
  private List<String> actions(@Nullable TenantId tenant, AuditQuery query, int pages) {
    List<String> actions = new ArrayList<>();
    AuditQuery.Cursor next = null;
    int seen = 0;
    do {
      AuditPage page =
          log()
              .entries(
                  tenant,
                  new AuditQuery(
                      query.action(),
                      query.actor(),
                      query.since(),
                      query.until(),
                      query.limit(),
                      next));
      page.entries().stream().map(AuditEntry::action).forEach(actions::add);
      next = page.next();
      seen++;
    } while (next != null);
    assertThat(seen).isEqualTo(pages);
    return actions;
  }

  private static AuditQuery query(
      @Nullable String action,
      @Nullable String actor,
      @Nullable Integer since,
      @Nullable Integer until) {
    return new AuditQuery(
        action,
        actor,
        since == null ? null : Sent.NOW.plusSeconds(since),
        until == null ? null : Sent.NOW.plusSeconds(until),
        10,
        null);
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
        tenant == null ? null : "k7",
        tenant == null ? null : "192.0.2.7",
        action,
        "subject",
        "{\"name\":\"new\"}");
  }
}
