package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is heard bit by bit is what is heard at once, and chance is rarely called a change. */
final class TapeProperties {
  private static final String[] LABELS = {"", "old", "new", "newer"};

  /** Of a series and a guardrail of latencies, whose typical value has to be learned. */
  private static Taping any(SplittableRandom random, int kinds) {
    double[] before = Hearing.outcomes(random, 60 + random.nextInt(100), 0.4);
    double[] times = Hearing.times(random, random.nextInt(120), 100);
    Taping taping =
        Taping.ofSuccess(30, Taping.OLD, before).guardrail(MetricType.LATENCY_MS, 0.05, times);
    double slower = random.nextBoolean() ? 1 : 4;
    for (int i = 0; i < 300; i++) {
      String label = LABELS[random.nextInt(kinds)];
      boolean isNew = label.startsWith("new");
      if (random.nextInt(3) == 0) {
        taping.hear(1, Hearing.times(random, 1, isNew ? 100 * slower : 100)[0], label);
      } else {
        taping.hear(0, random.nextDouble() < (isNew ? 0.75 : 0.5) ? 1 : 0, label);
      }
    }
    return taping;
  }

  @Property(tries = 40)
  void whenOneLookedDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int kinds) {
    SplittableRandom random = new SplittableRandom(seed);
    Taping taping = any(random, kinds);
    int[] looks =
        IntStream.concat(
                IntStream.range(0, 12).map(i -> random.nextInt(taping.heard())),
                IntStream.of(taping.heard()))
            .sorted()
            .toArray();
    assertThat(taping.tape(looks).standing(null)).isEqualTo(taping.verify());
  }

  /** Nothing that comes later takes back a claim, or makes one that would have come sooner. */
  @Property(tries = 15)
  void theFirstVerdictThatAnybodySeesStays(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int kinds) {
    Taping taping = any(new SplittableRandom(seed), kinds);
    VerificationStanding whole = taping.verify();
    long decided = whole.claim() == null ? Long.MAX_VALUE : whole.claim().position();
    for (int heard = 1; heard <= taping.heard(); heard++) {
      Tape tape = taping.tape(heard);
      VerificationStanding standing = tape.standing(null);
      if (tape.through() >= decided) {
        assertThat(standing).isEqualTo(whole);
      } else {
        assertThat(standing.isOpen()).isTrue();
      }
    }
  }

  @Example
  void variantsThatAreAlikeAreRarelyToldApart() {
    SplittableRandom random = new SplittableRandom(5);
    int runs = 1000;
    int better = 0;
    int worse = 0;
    for (int i = 0; i < runs; i++) {
      Taping taping =
          Taping.ofSuccess(50, Taping.OLD, Hearing.outcomes(random, 60, 0.7)).effect(0.02);
      for (int j = 0; j < 500; j++) {
        taping.hear(1, 0.7, random.nextBoolean() ? "new" : "old", random);
      }
      VerificationStanding standing = taping.verify();
      assertThat(standing.against()).isEqualTo(Against.VARIANT);
      better += standing.verdict() == Verdict.IMPROVED ? 1 : 0;
      worse += standing.verdict() == Verdict.WORSE ? 1 : 0;
    }
    assertThat(better / (double) runs).isLessThanOrEqualTo(0.03125);
    assertThat(worse / (double) runs).isLessThanOrEqualTo(0.02);
  }

  /** A new variant takes a part of all for itself that nobody knows beforehand, or all. */
  @Example
  void whateverIsComparedErrorsStayWithinWhatWasAskedFor() {
    SplittableRandom random = new SplittableRandom(6);
    int runs = 1000;
    int falsely = 0;
    for (int i = 0; i < runs; i++) {
      Taping taping =
          Taping.ofSuccess(20, Taping.OLD, Hearing.outcomes(random, 60, 0.7)).effect(0.02);
      double part = Math.min(1, 1.3 * random.nextDouble());
      for (int j = 0; j < 400; j++) {
        taping.hear(1, 0.7, random.nextDouble() < part ? "new" : "old", random);
      }
      falsely += taping.verify().isOpen() ? 0 : 1;
    }
    assertThat(falsely / (double) runs).isLessThanOrEqualTo(0.05);
  }
}
