package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyIndexTest {
  private static final TenantId ACME = new TenantId("acme");

  private final FakeKeyStore store = new FakeKeyStore();
  private final FakeClock clock = new FakeClock();
  private final ApiKeyIndex index = new ApiKeyIndex(store, clock, clock::nanos);
  private final KeySecret secret = KeySecret.random();

  @BeforeEach
  void oneKey() {
    store.create(key("k1", secret, null), entry());
    index.refresh();
  }

  @Test
  void aKeyStandsForItsPrincipal() {
    assertThat(index.authenticate(secret.value()))
        .isEqualTo(new Principal("exporter", ACME, Set.of(Scope.OUTCOMES_READ), "k1", Quotas.NONE));
  }

  @Test
  void noRequestReachesTheStore() {
    int before = store.reads;

    index.authenticate(secret.value());
    assertRefused(KeySecret.random().value());
    assertRefused("tt_short");
    assertRefused("");

    assertThat(store.reads).isEqualTo(before);
  }

  @Test
  void aSecretIsComparedWhole() {
    String other = secret.value().substring(0, secret.value().length() - 1);
    char last = secret.value().charAt(secret.value().length() - 1);
    assertRefused(other + (last == 'A' ? 'B' : 'A'));
    assertRefused(secret.value() + "A");
    assertRefused(" " + secret.value());
  }

  @Test
  void expiredMeansRefusedFromThatInstantOn() {
    KeySecret brief = KeySecret.random();
    store.create(key("k2", brief, FakeClock.START.plusSeconds(10)), entry());
    index.refresh();

    clock.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(index.authenticate(brief.value()).tenant()).isEqualTo(ACME);
    clock.advance(Duration.ofNanos(1));
    assertThatThrownBy(() -> index.authenticate(brief.value()))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("expired");
  }

  @Test
  void changesMadeElsewhereCountAfterTheNextRefresh() {
    KeySecret rotated = KeySecret.random();
    store.rotate("k1", rotated.hash().hex(), entry());
    index.refresh();
    assertRefused(secret.value());
    assertThat(index.authenticate(rotated.value()).tenant()).isEqualTo(ACME);

    store.revoke("k1", entry());
    index.refresh();
    assertRefused(rotated.value());
    assertThat(index.key("k1")).isEmpty();
  }

  @Test
  void nothingIsReadAgainWhereNothingChanged() {
    int before = store.reads;
    index.refresh();
    assertThat(store.reads).as("the revision alone").isEqualTo(before + 1);
  }

  @Test
  void knownKeysStayGoodWhileTheStoreIsAwayAndTheAgeSaysSo() {
    store.failing = true;
    clock.advance(Duration.ofSeconds(7));

    assertThatThrownBy(index::refresh).isInstanceOf(StorageException.class);
    assertThat(index.authenticate(secret.value()).tenant()).isEqualTo(ACME);
    assertThat(index.age()).isEqualTo(Duration.ofSeconds(7));

    store.failing = false;
    index.refresh();
    assertThat(index.age()).isEqualTo(Duration.ZERO);
  }

  @Test
  void whereOthersMayRevokeThemStaleKeysAreNeitherTakenNorRefused() {
    ApiKeyIndex shared = new ApiKeyIndex(store, clock, clock::nanos, Duration.ofSeconds(5));
    shared.refresh();
    clock.advance(Duration.ofSeconds(5));
    assertThat(shared.authenticate(secret.value()).tenant()).isEqualTo(ACME);

    clock.advance(Duration.ofNanos(1));
    for (String credentials : List.of(secret.value(), KeySecret.random().value())) {
      assertThatThrownBy(() -> shared.authenticate(credentials))
          .isInstanceOfSatisfying(
              StorageException.class,
              unknown -> assertThat(unknown.kind()).isEqualTo(StorageException.Kind.UNAVAILABLE));
    }

    store.revoke("k1", entry());
    shared.refresh();
    assertThatThrownBy(() -> shared.authenticate(secret.value()))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void lastUsesGoToTheStoreOnce() {
    clock.advance(Duration.ofSeconds(3));
    index.authenticate(secret.value());
    index.flushLastUses();
    assertThat(store.touched).containsEntry("k1", FakeClock.START.plusSeconds(3));

    store.touched.clear();
    index.flushLastUses();
    assertThat(store.touched).isEmpty();
  }

  @Test
  void aLastUseThatCouldNotBeWrittenIsWrittenLater() {
    index.authenticate(secret.value());
    store.failing = true;
    assertThatThrownBy(index::flushLastUses).isInstanceOf(StorageException.class);

    store.failing = false;
    index.flushLastUses();
    assertThat(store.touched).containsEntry("k1", FakeClock.START);
  }

  @Test
  void lastUsesOutliveARefresh() {
    index.authenticate(secret.value());
    store.create(key("k2", KeySecret.random(), null), entry());
    index.refresh();

    assertThat(index.key("k1").orElseThrow().lastUsedAt()).isEqualTo(FakeClock.START);
    assertThat(index.key("k2").orElseThrow().lastUsedAt()).isNull();
  }

  private void assertRefused(String credentials) {
    assertThatThrownBy(() -> index.authenticate(credentials))
        .isInstanceOf(UnauthenticatedException.class);
  }

  private static AuditEntry entry() {
    return new AuditEntry(FakeClock.START, null, "test", null, "key.change", "k", "{}");
  }

  private static ApiKey key(String id, KeySecret secret, Instant expiresAt) {
    return new ApiKey(
        id,
        secret.hash().hex(),
        ACME,
        "exporter",
        Set.of(Scope.OUTCOMES_READ),
        FakeClock.START,
        expiresAt,
        null);
  }
}
