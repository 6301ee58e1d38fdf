package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.TenantStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tenants begin with whatever comes first of them, keep their settings, and end for good. */
public abstract class TenantStoreContract extends StorageContract {
  private static final TenantId INITECH = new TenantId("initech");
  private static final TenantSettings MONTH = new TenantSettings(new Retention(30, 365));
  private static final Selection LATENCY =
      new Selection(MetricType.LATENCY_MS, null, null, TimeRange.ALL);

  @Test
  void listsWhoeverHasAKeyAnEventOrASetting() {
    createKey("k1", GLOBEX);
    append(event(ACME), event(ACME));
    put(INITECH, MONTH);
    assertThat(tenants().list(null, 10))
        .extracting(Tenant::id)
        .containsExactly(ACME, GLOBEX, INITECH);
    assertThat(tenants().list(ACME, 1)).extracting(Tenant::id).containsExactly(GLOBEX);
    assertThat(tenants().list(INITECH, 1)).isEmpty();
    assertThat(tenants().find(ACME).orElseThrow())
        .returns(2L, Tenant::events)
        .returns(1L, Tenant::series)
        .returns(TenantSettings.DEFAULT, Tenant::settings)
        .returns(Tenant.Kept.ALL, Tenant::kept);
    assertThat(tenants().find(GLOBEX).orElseThrow()).returns(null, Tenant::createdAt);
    assertThat(tenants().find(new TenantId("hooli"))).isEmpty();
  }

  @Test
  void keepsSettingsAndSaysThatTheyChanged() {
    long before = tenants().revision();
    put(ACME, MONTH);
    put(GLOBEX, new TenantSettings(new Retention(Retention.FOR_EVER, null)));
    assertThat(tenants().revision()).isGreaterThan(before);
    reopen(limits());
    assertThat(settings(ACME)).isEqualTo(MONTH);
    assertThat(settings(GLOBEX).retention()).isEqualTo(new Retention(0, null));
    put(ACME, TenantSettings.DEFAULT);
    assertThat(settings(ACME)).isEqualTo(TenantSettings.DEFAULT);
    assertThat(settings(GLOBEX).retention()).as("another's").isEqualTo(new Retention(0, null));
    assertThat(storage().audit().newest(ACME, 10)).hasSize(2);
  }

  @Test
  void keepsQuotasAndGivesThemForAllTenantsAtOnce() {
    TenantSettings bounded =
        new TenantSettings(
            Retention.DEFAULT,
            new Quotas(null, new Quota(7, Quota.Window.HOUR), new Quota(60, Quota.Window.MINUTE)),
            12,
            new Sensitivity.Wish(Sensitivity.Basis.PROVEN, 2.0, 0.05));
    put(ACME, bounded);
    put(GLOBEX, MONTH);
    append(event(INITECH));
    assertThat(tenants().settings())
        .containsExactlyInAnyOrderEntriesOf(Map.of(ACME, bounded, GLOBEX, MONTH));
    delete(GLOBEX);
    assertThat(tenants().settings()).containsOnlyKeys(ACME);
    reopen(limits());
    assertThat(settings(ACME)).isEqualTo(bounded);
  }

  @Test
  void aTenantsOwnLimitOfSeriesCountsForItAlone() {
    put(ACME, new TenantSettings(Retention.DEFAULT, Quotas.NONE, 1));
    append(event(ACME));
    Submission another = Sent.of("shop", "refund", MetricType.LATENCY_MS, 8).by(ACME);
    assertThat(append(another).getFirst()).containsExactly(new Appended.SeriesLimitReached(1));
    append(event(GLOBEX));
    assertThat(append(Sent.of("shop", "refund", MetricType.LATENCY_MS, 8).by(GLOBEX)).getFirst())
        .hasOnlyElementsOfType(Appended.Stored.class);
    put(ACME, TenantSettings.DEFAULT);
    assertThat(append(another).getFirst()).hasOnlyElementsOfType(Appended.Stored.class);
  }

  @Test
  void refusesATenantThatIsBeingDeleted() {
    append(event(ACME), event(GLOBEX));
    createKey("k1", ACME);
    createKey("k2", GLOBEX);
    long keys = storage().keys().revision();
    long revision = tenants().revision();

    assertThat(delete(ACME)).isTrue();

    assertThat(storage().keys().all()).extracting(ApiKey::tenant).containsExactly(GLOBEX);
    assertThat(storage().keys().revision()).isGreaterThan(keys);
    assertThat(tenants().revision()).isGreaterThan(revision);
    assertThat(tenants().find(ACME).orElseThrow().deletingSince()).isEqualTo(Sent.NOW);
    assertGone(() -> storage().outcomes().aggregate(ACME, LATENCY));
    assertGone(() -> storage().outcomes().newest(ACME, LATENCY, 1));
    assertGone(() -> storage().outcomes().inventory(ACME, null, 1));
    assertGone(() -> storage().outcomes().voidEvent(ACME, "a", "a test", Sent.NOW));
    assertGone(() -> createKey("k3", ACME));
    assertGone(() -> put(ACME, MONTH));
    assertThat(storage().audit().newest(null, 10))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("tenant.delete");
  }

  @Test
  void refusesItsEventsAndNoOtherOfTheirGroup() {
    append(event(ACME));
    delete(ACME);
    List<List<Appended>> results = append(event(GLOBEX), event(ACME), event(GLOBEX));
    assertThat(results.get(0)).hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(results.get(1))
        .singleElement()
        .isInstanceOfSatisfying(
            Appended.Refused.class,
            refused -> assertThat(refused.cause().kind()).isEqualTo(StorageException.Kind.GONE));
    assertThat(results.get(2)).hasOnlyElementsOfType(Appended.Stored.class);
  }

  @Test
  void deletesOnce() {
    append(event(ACME));
    assertThat(delete(GLOBEX)).isFalse();
    assertThat(delete(ACME)).isTrue();
    assertThat(delete(ACME)).as("again").isTrue();
    assertThat(storage().audit().newest(null, 10))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("tenant.delete");
    assertThat(storage().audit().newest(GLOBEX, 10)).isEmpty();
  }

  @Test
  void aTenantOfKeysAloneIsGoneAtOnce() {
    createKey("k1", ACME);
    assertThat(delete(ACME)).isTrue();
    assertThat(tenants().find(ACME)).isEmpty();
  }

  private static void assertGone(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StorageException.class,
            refused -> assertThat(refused.kind()).isEqualTo(StorageException.Kind.GONE));
  }

  private TenantStore tenants() {
    return storage().tenants();
  }

  private TenantSettings settings(TenantId tenant) {
    return tenants().find(tenant).orElseThrow().settings();
  }

  private void put(TenantId tenant, TenantSettings settings) {
    tenants().put(tenant, settings, Sent.NOW, entry(tenant, "tenant.update"));
  }

  private boolean delete(TenantId tenant) {
    return tenants().delete(tenant, Sent.NOW, entry(tenant, "tenant.delete"));
  }

  private static AuditEntry entry(TenantId tenant, String action) {
    return new AuditEntry(Sent.NOW, tenant, "anna", null, action, tenant.value(), "{}");
  }

  private static Submission event(TenantId tenant) {
    return Sent.of("shop", "checkout", MetricType.LATENCY_MS, 8).by(tenant);
  }

  /** Audited as the server's own, so that the tenant's entries are those of its settings. */
  private void createKey(String id, TenantId tenant) {
    AuditEntry entry = new AuditEntry(Sent.NOW, null, "anna", null, "key.create", id, "{}");
    storage().keys().create(key(id, tenant), entry);
  }

  private static ApiKey key(String id, TenantId tenant) {
    return new ApiKey(
        id, "hash of " + id, tenant, "test", Set.of(Scope.ADMIN), Sent.NOW, null, null);
  }
}
