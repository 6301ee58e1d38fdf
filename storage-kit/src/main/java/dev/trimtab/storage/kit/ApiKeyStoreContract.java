package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Keys are kept as they were made, and every change that matters is noticed. */
public abstract class ApiKeyStoreContract extends StorageContract {
  private static final ApiKey OPERATOR =
      new ApiKey("k1", "a1", null, "first key", Set.of(Scope.ADMIN), Sent.NOW, null, null);
  private static final ApiKey TENANTS =
      new ApiKey(
          "k2",
          "a2",
          ACME,
          "ingest",
          Set.of(Scope.OUTCOMES_READ, Scope.OUTCOMES_WRITE),
          Sent.NOW.plusSeconds(1),
          Sent.NOW.plusSeconds(3_600),
          Sent.NOW.plusSeconds(2),
          new Quotas(new Quota(10, Quota.Window.SECOND), null, new Quota(5_000, Quota.Window.DAY)));

  private static final int NODES = 6;

  @Test
  void keepsKeysOldestFirstAcrossOpenings() {
    keys().create(TENANTS, entry("key.create"));
    keys().create(OPERATOR, entry("key.create"));
    long revision = keys().revision();
    reopen(limits());
    assertThat(keys().all()).containsExactly(OPERATOR, TENANTS);
    assertThat(keys().revision()).isEqualTo(revision);
  }

  @Test
  void rotatesTheHashAlone() {
    keys().create(TENANTS, entry("key.create"));
    long revision = keys().revision();
    assertThat(keys().rotate("k2", "b2", entry("key.rotate")))
        .hasValueSatisfying(
            rotated ->
                assertThat(rotated)
                    .usingRecursiveComparison()
                    .ignoringFields("sha256")
                    .isEqualTo(TENANTS));
    assertThat(keys().all()).extracting(ApiKey::sha256).containsExactly("b2");
    assertThat(keys().revision()).isGreaterThan(revision);
  }

  @Test
  void revokesForGood() {
    keys().create(OPERATOR, entry("key.create"));
    keys().create(TENANTS, entry("key.create"));
    long revision = keys().revision();
    assertThat(keys().revoke("k1", entry("key.revoke"))).isTrue();
    assertThat(keys().all()).containsExactly(TENANTS);
    assertThat(keys().revision()).isGreaterThan(revision);
  }

  @Test
  void saysWhereThereIsNoSuchKey() {
    keys().create(OPERATOR, entry("key.create"));
    long revision = keys().revision();
    assertThat(keys().rotate("k9", "b9", entry("key.rotate"))).isEmpty();
    assertThat(keys().revoke("k9", entry("key.revoke"))).isFalse();
    keys().touch(Map.of("k9", Sent.NOW));
    assertThat(keys().all()).containsExactly(OPERATOR);
    assertThat(keys().revision()).isEqualTo(revision);
    assertThat(audited()).as("what did not happen").containsExactly("key.create");
  }

  @Test
  void everyChangeIsInTheAuditLog() {
    keys().create(TENANTS, entry("key.create"));
    keys().rotate("k2", "b2", entry("key.rotate"));
    keys().revoke("k2", entry("key.revoke"));
    assertThat(audited()).containsExactly("key.revoke", "key.rotate", "key.create");
    assertThat(storage().audit().newest(GLOBEX, 10)).isEmpty();
  }

  @Test
  void notesTheLatestUse() {
    keys().create(OPERATOR, entry("key.create"));
    keys().create(TENANTS, entry("key.create"));
    long revision = keys().revision();
    Instant later = Sent.NOW.plusSeconds(9);
    keys().touch(Map.of("k1", later, "k2", Sent.NOW, "k9", later));
    assertThat(keys().all())
        .extracting(ApiKey::lastUsedAt)
        .containsExactly(later, TENANTS.lastUsedAt());
    assertThat(keys().revision()).isEqualTo(revision);
  }

  @Test
  void takesNoSecondKeyOfTheSameIdOrHash() {
    keys().create(OPERATOR, entry("key.create"));
    assertThatThrownBy(() -> keys().create(OPERATOR, entry("key.create")))
        .isInstanceOf(StorageException.class);
    assertThat(keys().all()).containsExactly(OPERATOR);
    assertThat(audited()).as("one transaction").containsExactly("key.create");
  }

  @Test
  void addsAKeyWhereThereIsNoneOfItsKindAtOneNodeOnly() throws Exception {
    keys().create(TENANTS, entry("key.create"));
    long revision = keys().revision();
    List<Future<Boolean>> adding = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int node = 0; node < NODES; node++) {
        ApiKey key = operatorKey(node);
        adding.add(
            nodes.submit(
                () -> keys().createUnless(ApiKeyStoreContract::isOperator, key, entry("first"))));
      }
    }
    int added = 0;
    for (Future<Boolean> each : adding) {
      added += each.get() ? 1 : 0;
    }
    assertThat(added).isEqualTo(1);
    assertThat(keys().all()).filteredOn(ApiKeyStoreContract::isOperator).hasSize(1);
    assertThat(keys().revision()).isEqualTo(revision + 1);
    assertThat(audited()).containsExactly("first", "key.create");
  }

  private static ApiKey operatorKey(int number) {
    return new ApiKey(
        "n" + number, "c" + number, null, "first", Set.of(Scope.ADMIN), Sent.NOW, null, null);
  }

  private static boolean isOperator(ApiKey key) {
    return key.tenant() == null;
  }

  private List<String> audited() {
    return storage().audit().newest(null, 10).stream().map(AuditEntry::action).toList();
  }

  private static AuditEntry entry(String action) {
    return new AuditEntry(Sent.NOW, ACME, "anna", "k7", "192.0.2.7", action, "k", "{}");
  }

  private ApiKeyStore keys() {
    return storage().keys();
  }
}
