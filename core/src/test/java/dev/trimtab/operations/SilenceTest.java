package dev.trimtab.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.Glob;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.operations.Silence.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SilenceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static Matcher label(String name, String value) {
    return new Matcher(name, new Glob(value));
  }

  private static Silence of(Matcher... matchers) {
    return new Silence("s", Arrays.asList(matchers), "known", "ana", NOW, NOW.plusSeconds(60));
  }

  @Test
  void allMatchersMustMatch() {
    Map<String, String> labels = Map.of("domain", "support-bot", "metric_type", "cost_usd");
    assertThat(of(label("domain", "support-*")).matches(labels)).isTrue();
    assertThat(of(label("domain", "support")).matches(labels)).isFalse();
    assertThat(of(label("domain", "*"), label("metric_type", "cost_usd")).matches(labels)).isTrue();
    assertThat(of(label("domain", "*"), label("metric_type", "latency*")).matches(labels))
        .isFalse();
  }

  @Test
  void aLabelThatIsNotThereIsEmpty() {
    assertThat(of(label("template", "*")).matches(Map.of())).isTrue();
    assertThat(of(label("template", "a*")).matches(Map.of())).isFalse();
  }

  @Test
  void itHoldsUntilItsEnd() {
    Silence silence = of(label("domain", "*"));
    assertThat(silence.isActive(NOW)).isTrue();
    assertThat(silence.isActive(silence.endsAt().minusNanos(1))).isTrue();
    assertThat(silence.isActive(silence.endsAt())).isFalse();
  }

  @Test
  void itEndsWithinAYear() {
    Silence.checkEnd("/ends_at", NOW.plusSeconds(1), NOW);
    Silence.checkEnd("/ends_at", NOW.plus(Duration.ofDays(365)), NOW);
    assertThatThrownBy(() -> Silence.checkEnd("/ends_at", NOW, NOW))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("/ends_at: must lie ahead");
    assertThatThrownBy(
            () -> Silence.checkEnd("/ends_at", NOW.plus(Duration.ofDays(365)).plusMillis(1), NOW))
        .hasMessage("/ends_at: must be at most 365 days ahead");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> label("a b", "x")).hasMessageContaining("/name: must be the name");
    assertThatThrownBy(() -> of()).hasMessageContaining("/matchers: must be 1 to 10");
    List<Matcher> eleven = Collections.nCopies(11, label("a", "b"));
    assertThatThrownBy(() -> of(eleven.toArray(Matcher[]::new)))
        .hasMessageContaining("/matchers: must be 1 to 10");
    assertThatThrownBy(() -> new Silence("s", eleven.subList(0, 1), " ", "ana", NOW, NOW))
        .hasMessageContaining("/comment: must not be blank");
  }
}
