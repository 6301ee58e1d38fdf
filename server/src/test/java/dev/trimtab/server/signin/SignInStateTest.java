package dev.trimtab.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.auth.TestSeals;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInStateTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  private final SignInState state =
      SignInState.random(new SecureRandom(), new ReturnPath("/changes"), NOW);

  @Test
  void comesBackFromTheBrowserAndTellsItNothing() {
    String sealed = state.sealed(TestSeals.of("one"));
    assertThat(SignInState.open(TestSeals.of("one"), sealed)).contains(state);
    assertThat(SignInState.open(TestSeals.of("another"), sealed)).isEmpty();
    assertThat(sealed).matches("[A-Za-z0-9_-]+").hasSizeLessThan(1_000);
    assertThat(state.sealed(TestSeals.of("one"))).isNotEqualTo(sealed);
  }

  @Test
  void everyCharacterOfItCounts() {
    String sealed = state.sealed(TestSeals.of("one"));
    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      // The last character of base64 may have bits that say nothing.
      if (i < sealed.length() - 1) {
        assertThat(SignInState.open(TestSeals.of("one"), changed)).isEmpty();
      }
      assertThat(SignInState.open(TestSeals.of("one"), sealed.substring(0, i))).isEmpty();
    }
  }

  @Test
  void eachIsItsOwn() {
    SignInState other = SignInState.random(new SecureRandom(), new ReturnPath("/changes"), NOW);
    assertThat(other.isState(state.state())).isFalse();
    assertThat(state.isState(state.state())).isTrue();
    assertThat(state.isState("")).isFalse();
    assertThat(other.nonce()).isNotEqualTo(state.nonce());
    assertThat(other.verifier()).isNotEqualTo(state.verifier()).hasSizeBetween(43, 128);
  }

  @Test
  void isOverAfterTenMinutes() {
    assertThat(state.isOver(NOW.plus(Duration.ofMinutes(10)).minusSeconds(1))).isFalse();
    assertThat(state.isOver(NOW.plus(Duration.ofMinutes(10)))).isTrue();
  }

  /** RFC 7636, appendix B. */
  @Test
  void theChallengeIsThatOfTheStandard() {
    SignInState known =
        new SignInState("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/", 0);
    assertThat(known.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
