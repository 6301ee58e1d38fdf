package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tenant that is deleted goes whole, alone, and leaves its name to whoever comes next. */
public abstract class TenantRemovalContract extends StorageContract {
  private static final EventQuery ALL =
      new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 100, null);

  @Test
  void goesInStepsAndGoesOnAfterARestart() {
    fill(ACME);
    fill(GLOBEX);
    EventPage others = storage().outcomes().events(GLOBEX, ALL);
    Inventory inventory = storage().outcomes().inventory(GLOBEX, null, 10);
    delete(ACME);
    assertThat(step(ACME, 5)).isBetween(1, 5);
    reopen(limits());
    assertThat(audit().discrepancies()).as("half-way").isEmpty();
    removeAll(ACME);
    assertThat(storage().tenants().find(ACME)).isEmpty();
    assertThat(storage().outcomes().events(GLOBEX, ALL)).isEqualTo(others);
    assertThat(storage().outcomes().inventory(GLOBEX, null, 10)).isEqualTo(inventory);
    assertThat(storage().tenants().find(GLOBEX).orElseThrow().settings().retention())
        .isEqualTo(new Retention(30, 60));
  }

  @Test
  void whoComesNextUnderTheNameFindsNothing() {
    fill(ACME);
    delete(ACME);
    removeAll(ACME);
    assertThat(storage().outcomes().events(ACME, ALL).events()).isEmpty();
    assertThat(storage().outcomes().lastOccurredAt(ACME)).isEmpty();
    List<List<Appended>> again = append(timeout().withId("order-1").by(ACME));
    assertThat(again.getFirst().getFirst())
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(1));
    assertThat(storage().outcomes().inventory(ACME, null, 10).totalEvents()).isEqualTo(1);
    assertThat(storage().tenants().find(ACME).orElseThrow().settings())
        .isEqualTo(TenantSettings.DEFAULT);
  }

  @Test
  void leavesTheAuditLogToTheOperator() {
    fill(ACME);
    delete(ACME);
    removeAll(ACME);
    assertThat(storage().audit().newest(null, 10))
        .extracting(AuditEntry::action)
        .containsExactly("tenant.gone", "tenant.delete", "tenant.update");
    assertThat(storage().audit().newest(ACME, 10)).as("whoever comes next").isEmpty();
    storage().tenants().put(ACME, TenantSettings.DEFAULT, Sent.NOW, entry(ACME, "tenant.update"));
    assertThat(storage().audit().newest(ACME, 10)).as("its own").hasSize(1);
  }

  @Test
  void removesNothingOfWhoIsNotBeingDeleted() {
    fill(ACME);
    assertThat(step(ACME, 5)).isZero();
    assertThat(step(new TenantId("initech"), 5)).isZero();
    assertThat(storage().outcomes().inventory(ACME, null, 10).totalEvents()).isPositive();
  }

  private void fill(TenantId tenant) {
    append(
        Sent.batch(
            tenant,
            timeout().withId("order-1"),
            timeout().in("library"),
            Sent.success(1),
            Sent.of("shop", "checkout", MetricType.LATENCY_MS, 8).withId("order-2")));
    storage().outcomes().voidEvent(tenant, "order-2", "a test", Sent.NOW);
    storage()
        .tenants()
        .put(
            tenant,
            new TenantSettings(new Retention(30, 60)),
            Sent.NOW,
            entry(tenant, "tenant.update"));
  }

  private static Sent timeout() {
    return Sent.of("shop", "checkout", MetricType.FAILURE_CLASS, 1)
        .with(new Metadata("{\"failure_class\":\"timeout\"}", "timeout"));
  }

  private void delete(TenantId tenant) {
    storage().tenants().delete(tenant, Sent.NOW, entry(tenant, "tenant.delete"));
  }

  private int step(TenantId tenant, int rows) {
    return storage().retention().removeDeleted(tenant, rows, entry(tenant, "tenant.gone")).rows();
  }

  private void removeAll(TenantId tenant) {
    int steps = 0;
    while (step(tenant, 5) > 0) {
      assertThat(++steps).as("it ends").isLessThan(1_000);
    }
  }

  private static AuditEntry entry(TenantId tenant, String action) {
    return new AuditEntry(Sent.NOW, tenant, "anna", null, action, tenant.value(), "{}");
  }
}
