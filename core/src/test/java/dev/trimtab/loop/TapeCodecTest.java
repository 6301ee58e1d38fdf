package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TapeCodecTest {
  private static final TapeBasis BASIS =
      new TapeBasis(
          new Verification(
              "run",
              MetricType.QUALITY_SCORE,
              List.of(new Verification.Guardrail(null, MetricType.LATENCY_MS, 0.1)),
              0.05,
              0.9,
              Duration.ofMillis(1_500),
              Duration.ofDays(3),
              50,
              "new"),
          Taping.FRESH,
          41,
          new Variants(null, Set.of("old", "älter")),
          new Decline(new Decline.Share(0.9, 400), new Decline.Share(0.6, 70)),
          List.of(
              new TapeBasis.Track(
                  MetricType.QUALITY_SCORE,
                  new ScoreScale(0, Double.POSITIVE_INFINITY, true),
                  Double.NaN,
                  Hearing.from(42, 0.25, -0.0, 1e300)),
              new TapeBasis.Track(MetricType.LATENCY_MS, null, 12.5, Run.EMPTY)));

  private static final Take TAKE =
      new Take(
          7,
          1L << 40,
          List.of(
              new MarkedRun(
                  new Run(new long[] {1, 300, 1L << 40}, new double[] {1, 0, Double.MIN_VALUE}),
                  new byte[] {2, 0, 1}),
              MarkedRun.EMPTY));

  @Test
  void whatIsWrittenIsRead() {
    for (TapeLine line : List.of(BASIS, TAKE)) {
      assertThat(TapeCodec.decode(TapeCodec.encode(line)).orElseThrow())
          .usingRecursiveComparison()
          .withComparatorForType(Double::compare, Double.class)
          .isEqualTo(line);
    }
  }

  @Test
  void whatIsDamagedIsNeverReadAsSomethingElse() {
    for (TapeLine line : List.of(BASIS, TAKE)) {
      byte[] stored = TapeCodec.encode(line);
      for (int length = 0; length < stored.length; length++) {
        assertThat(TapeCodec.decode(Arrays.copyOf(stored, length))).isEmpty();
      }
      assertThat(TapeCodec.decode(Arrays.copyOf(stored, stored.length + 1))).isEmpty();
      for (int bit = 0; bit < Byte.SIZE * stored.length; bit++) {
        byte[] damaged = stored.clone();
        damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        // A few bits of what is deflated say nothing.
        assertThat(TapeCodec.decode(damaged).map(TapeCodec::encode).orElse(stored))
            .as("bit %d", bit)
            .isEqualTo(stored);
      }
    }
  }

  @Test
  void anotherVersionIsRecognised() {
    byte[] later = TapeCodec.encode(TAKE);
    assertThat(later[0]).isEqualTo((byte) 1);
    later[0] = 2;
    assertThat(TapeCodec.decode(later)).isEmpty();
  }

  @Test
  void outcomesTakeFewBytes() {
    double[] outcomes = Hearing.outcomes(new SplittableRandom(1), 10_000, 0.9);
    MarkedRun run = new MarkedRun(Hearing.from(1_000, outcomes), new byte[10_000]);
    byte[] stored = TapeCodec.encode(new Take(1, 11_000, List.of(run)));
    assertThat(stored.length).isLessThan(10_000);
  }

  @Test
  void whatCannotBePackedIsLeftAsItIs() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[100];
    Arrays.setAll(values, i -> Double.longBitsToDouble(random.nextLong() >>> 2));
    TapeLine take =
        new Take(1, 200, List.of(new MarkedRun(Hearing.from(100, values), new byte[100])));
    byte[] stored = TapeCodec.encode(take);
    assertThat(TapeCodec.decode(stored).orElseThrow()).usingRecursiveComparison().isEqualTo(take);
  }
}
