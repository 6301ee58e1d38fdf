package dev.trimtab.loop;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A tape of a test, put together sample by sample; every position is taken by one of them. */
final class Taping {
  static final Instant FRESH = Instant.parse("2026-05-04T10:00:00Z");
  static final Variants NONE = new Variants(null, Set.of());
  static final Variants OLD = new Variants(null, Set.of("old"));

  private final int minimum;
  private final Variants variants;
  private final List<TapeBasis.Track> tracks = new ArrayList<>();
  private final List<Verification.Guardrail> guardrails = new ArrayList<>();
  private final List<Sample> fresh = new ArrayList<>();
  private double effect = 0.1;
  private long position;

  private record Sample(int track, long position, double value, Mark mark) {}

  private Taping(int minimum, Variants variants) {
    this.minimum = minimum;
    this.variants = variants;
  }

  static Taping ofSuccess(int minimum, Variants variants, double... before) {
    Taping taping = new Taping(minimum, variants);
    taping.track(MetricType.SUCCESS_RATE, null, before);
    return taping;
  }

  private void track(MetricType metric, @Nullable ScoreScale scale, double... before) {
    tracks.add(new TapeBasis.Track(metric, scale, Double.NaN, Hearing.from(position + 1, before)));
    position += before.length;
  }

  Taping guardrail(MetricType metric, double tolerated, double... before) {
    guardrails.add(new Verification.Guardrail(null, metric, tolerated));
    track(metric, null, before);
    return this;
  }

  Taping effect(double share) {
    effect = share;
    return this;
  }

  /** A fresh sample; track 0 is the series. */
  Taping hear(int track, double value, String label) {
    fresh.add(new Sample(track, ++position, value, variants.mark(label)));
    return this;
  }

  Taping hear(int count, double chance, String label, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      hear(0, random.nextDouble() < chance ? 1 : 0, label);
    }
    return this;
  }

  int heard() {
    return fresh.size();
  }

  /** The tape after looks at which so many samples had been heard. */
  Tape tape(int... looks) {
    List<TapeLine> lines = new ArrayList<>();
    lines.add(basis());
    int from = 0;
    for (int until : looks) {
      if (until > from) {
        lines.add(take(lines.size(), fresh.subList(from, until)));
        from = until;
      }
    }
    return Tape.of(lines);
  }

  /** All at once. */
  VerificationStanding verify() {
    return tape(fresh.size()).standing(null);
  }

  private TapeBasis basis() {
    Verification asked =
        new Verification(
            null,
            null,
            guardrails,
            effect,
            0.95,
            Duration.ofMinutes(5),
            Duration.ofDays(7),
            minimum,
            null);
    return new TapeBasis(asked, FRESH, position - fresh.size(), variants, null, tracks);
  }

  private Take take(int number, List<Sample> samples) {
    return new Take(
        number,
        samples.getLast().position(),
        IntStream.range(0, tracks.size()).mapToObj(track -> run(track, samples)).toList());
  }

  private static MarkedRun run(int track, List<Sample> samples) {
    List<Sample> own = samples.stream().filter(each -> each.track() == track).toList();
    byte[] marks = new byte[own.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = own.get(i).mark().code();
    }
    return new MarkedRun(
        new Run(
            own.stream().mapToLong(Sample::position).toArray(),
            own.stream().mapToDouble(Sample::value).toArray()),
        marks);
  }
}
