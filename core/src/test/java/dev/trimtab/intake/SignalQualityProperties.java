package dev.trimtab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Every part and the whole stay within 0 and 1, and more of a part never makes the whole less. */
class SignalQualityProperties {
  @Property(tries = 200)
  void staysWithinItsBounds(
      @ForAll double evidence, @ForAll double size, @ForAll double samples, @ForAll int earlier) {
    assertThat(SignalQuality.of(evidence, size, samples, earlier).value()).isBetween(0.0, 1.0);
  }

  @Property(tries = 200)
  void growsWithEachPart(
      @ForAll @DoubleRange(min = 0, max = 1e6) double evidence,
      @ForAll @DoubleRange(min = 0, max = 1e6) double size,
      @ForAll @DoubleRange(min = 0, max = 1e9) double samples,
      @ForAll @IntRange(max = 1_000) int earlier,
      @ForAll @DoubleRange(min = 0.5, max = 1e3) double more) {
    double value = SignalQuality.of(evidence, size, samples, earlier).value();
    assertThat(SignalQuality.of(evidence + more, size, samples, earlier).value())
        .isGreaterThanOrEqualTo(value);
    assertThat(SignalQuality.of(evidence, size + more, samples, earlier).value())
        .isGreaterThanOrEqualTo(value);
    assertThat(SignalQuality.of(evidence, size, samples + more, earlier).value())
        .isGreaterThanOrEqualTo(value);
    assertThat(SignalQuality.of(evidence, size, samples, earlier + 1).value())
        .isLessThanOrEqualTo(value);
  }

  @Property(tries = 200)
  void aPartIsNotMadeUpForByTheOthers(
      @ForAll @DoubleRange(min = 0, max = 1) double part,
      @ForAll @DoubleRange(min = 0, max = 1) double others) {
    assertThat(new SignalQuality(part, others, others, others).value())
        .isLessThanOrEqualTo(Math.pow(part, 0.25) + 1e-12);
  }

  @Example
  void halvesAreWhereTheDocumentationSays() {
    SignalQuality half = SignalQuality.of(Math.log(1_000), 1, 100, 1);
    assertThat(half.significance()).isEqualTo(0.5);
    assertThat(half.size()).isEqualTo(0.5);
    assertThat(half.volume()).isEqualTo(0.5);
    assertThat(half.novelty()).isEqualTo(0.5);
    assertThat(half.value()).isCloseTo(0.5, within(1e-12));
  }

  @Example
  void nothingIsWorthNothing() {
    assertThat(SignalQuality.of(Double.NaN, 1e9, 1e9, 0).value()).isZero();
    assertThat(SignalQuality.of(-1, 1e9, 1e9, 0).value()).isZero();
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(SignalQuality.of(infinity, infinity, infinity, 0).value()).isEqualTo(1);
  }
}
