package dev.trimtab.context;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoreRuleTest {
  @Test
  void boundsBelongToTheRange() {
    ScoreRule rule = new ScoreRule(0.0, 1.0, null);

    assertThatCode(() -> rule.check("/value", 0)).doesNotThrowAnyException();
    assertThatCode(() -> rule.check("/value", 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rule.check("/value", Math.nextUp(1.0)))
        .hasMessage("/value: must be within 0.0 and 1.0, as this domain declares");
    assertThatThrownBy(() -> rule.check("/quality", -0.1)).hasMessageStartingWith("/quality: ");
  }

  @Test
  void eitherBoundMayBeMissing() {
    assertThatThrownBy(() -> new ScoreRule(1.0, null, null).check("/value", 0))
        .hasMessageContaining("must be at least 1.0");
    assertThatThrownBy(() -> new ScoreRule(null, 1.0, null).check("/value", 2))
        .hasMessageContaining("must be at most 1.0");
    assertThatCode(() -> new ScoreRule(null, null, Better.LOWER).check("/value", 1e300))
        .doesNotThrowAnyException();
  }

  @Test
  void aRangeHoldsSomething() {
    assertThatThrownBy(() -> new ScoreRule(1.0, 1.0, null))
        .hasMessage("/max: must be greater than min");
    assertThatThrownBy(() -> new ScoreRule(Double.NaN, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
