package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long START = 5_000_000_000L;

  private final Pulse pulse = new Pulse();

  @Test
  void isTheP99OfWhatWasAnsweredInThatSpan() {
    for (int took = 1; took <= 200; took++) {
      pulse.acknowledged("acme", START - took, START);
    }
    pulse.acknowledged("acme", START - 999, START - 1);
    pulse.acknowledged("acme", START, START + SECOND.toNanos());
    assertThat(pulse.p99(START, SECOND, Set.of("acme"))).hasValue(198);
  }

  @Test
  void fewCallsHaveNone() {
    for (int call = 0; call < 19; call++) {
      pulse.acknowledged("acme", START - 1, START);
    }
    assertThat(pulse.p99(START, SECOND, Set.of("acme"))).isEmpty();
    pulse.acknowledged("acme", START - 1, START);
    assertThat(pulse.p99(START, SECOND, Set.of("acme"))).hasValue(1);
  }

  @Test
  void thereIsNoneWhereSomebodyWasNotAnswered() {
    for (int call = 0; call < 50; call++) {
      pulse.acknowledged("acme", START - 1, START);
    }
    assertThat(pulse.p99(START, SECOND, Set.of("acme", "globex"))).isEmpty();
  }
}
