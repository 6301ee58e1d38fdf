package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedSessionsTest {
  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration LIFETIME = Duration.ofDays(7);
  private static final String HERE = "192.0.2.7";

  private final FakeKeyStore store = new FakeKeyStore();
  private final FakeClock clock = new FakeClock();
  private final ApiKeyIndex index = new ApiKeyIndex(store, clock, clock::nanos);
  private final KeySecret secret = KeySecret.random();
  private final SignedSessions sessions = server("a secret of this server, long enough");

  private SignedSessions server(String sealing) {
    return new SignedSessions(
        index,
        new SessionSeal(sealing.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        new SignInThrottle(clock::nanos),
        clock,
        new SessionLimits(IDLE, LIFETIME));
  }

  @BeforeEach
  void oneKey() {
    add("k1", secret, null);
  }

  private void add(String id, KeySecret key, Instant expiresAt) {
    store.create(
        new ApiKey(
            id,
            key.hash().hex(),
            new TenantId("acme"),
            "anna",
            Set.of(Scope.OUTCOMES_READ),
            FakeClock.START,
            expiresAt,
            null),
        entry());
    index.refresh();
  }

  private static AuditEntry entry() {
    return AuditAuthor.server(new FakeClock()).entry(null, "key.create", "k1", java.util.Map.of());
  }

  private String signIn() {
    return sessions.cookie(sessions.begin(secret.value(), HERE));
  }

  @Test
  void aCookieStandsForWhatItsKeyMayDo() {
    String cookie = signIn();
    assertThat(sessions.read(cookie).principal()).isEqualTo(index.authenticate(secret.value()));
    assertThat(cookie).doesNotContain(secret.value());
  }

  @Test
  void anotherServerWithTheSameSecretKnowsItAndOneWithAnotherDoesNot() {
    String cookie = signIn();
    assertThat(server("a secret of this server, long enough").read(cookie).keyId()).isEqualTo("k1");
    assertEnded(server("another secret that is long enough"), cookie);
  }

  @Test
  void everyCharacterCounts() {
    String cookie = signIn();
    for (int i = 0; i < cookie.length(); i++) {
      char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
      assertEnded(sessions, cookie.substring(0, i) + other + cookie.substring(i + 1));
      assertEnded(sessions, cookie.substring(0, i));
    }
    assertEnded(sessions, cookie + "A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "1.azE.0.0~", "2.azE.0.0~x", "1.%.0.0~x", "1.azE.x.0~x", "1~1"})
  void nonsenseIsNoSession(String cookie) {
    assertEnded(sessions, cookie);
  }

  @Test
  void itEndsWhenNobodyUsesIt() {
    String cookie = signIn();
    clock.advance(IDLE.minusSeconds(1));
    assertThat(sessions.read(cookie).keyId()).isEqualTo("k1");
    clock.advance(Duration.ofSeconds(1));
    assertEnded(sessions, cookie);
  }

  @Test
  void itEndsByItsAgeHoweverMuchItIsUsed() {
    String cookie = signIn();
    Instant end = FakeClock.START.plus(LIFETIME);
    while (clock.instant().isBefore(end.minus(Duration.ofHours(6)))) {
      clock.advance(Duration.ofHours(6));
      Session session = sessions.read(cookie);
      assertThat(session.ends()).isEqualTo(end);
      Session newer = sessions.renewed(session).orElseThrow();
      assertThat(sessions.kept(newer)).isLessThanOrEqualTo(Duration.between(clock.instant(), end));
      cookie = sessions.cookie(newer);
    }
    clock.advance(Duration.ofHours(6));
    assertEnded(sessions, cookie);
  }

  @Test
  void aCookieIsNotMadeAnewWithEachRequest() {
    Session session = sessions.read(signIn());
    assertThat(sessions.renewed(session)).isEmpty();
    clock.advance(IDLE.dividedBy(20));
    assertThat(sessions.renewed(session)).isPresent();
  }

  @Test
  void itEndsWithItsKey() {
    String revoked = signIn();
    store.revoke("k1", entry());
    index.refresh();
    assertEnded(sessions, revoked);
  }

  @Test
  void itEndsWhenItsKeyIsRotated() {
    String cookie = signIn();
    store.rotate("k1", KeySecret.random().hash().hex(), entry());
    index.refresh();
    assertEnded(sessions, cookie);
  }

  @Test
  void itEndsWhenItsKeyExpires() {
    KeySecret brief = KeySecret.random();
    add("k2", brief, FakeClock.START.plusSeconds(60));
    String cookie = sessions.cookie(sessions.begin(brief.value(), HERE));
    clock.advance(Duration.ofSeconds(61));
    assertEnded(sessions, cookie);
  }

  @Test
  void wrongKeysAreHeldBackByAddress() {
    for (int i = 0; i < SignInThrottle.MOST; i++) {
      assertThatThrownBy(() -> sessions.begin(KeySecret.random().value(), HERE))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThatThrownBy(() -> sessions.begin(secret.value(), HERE))
        .isInstanceOfSatisfying(
            TooManySignInsException.class,
            told -> assertThat(told.retryAfterSeconds()).isBetween(1L, 7L));
    assertThat(sessions.begin(secret.value(), "192.0.2.8").keyId()).isEqualTo("k1");
    clock.advance(Duration.ofSeconds(SignInThrottle.SECONDS_EACH));
    assertThat(sessions.begin(secret.value(), HERE).keyId()).isEqualTo("k1");
  }

  private static void assertEnded(SignedSessions server, String cookie) {
    assertThatThrownBy(() -> server.read(cookie)).isInstanceOf(UnauthenticatedException.class);
  }
}
