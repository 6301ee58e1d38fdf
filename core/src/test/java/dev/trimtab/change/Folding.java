package dev.trimtab.change;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold.Finding;
import dev.trimtab.outcome.SeriesFold.Folded;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One series of a test, folded in groups of any size, a sample each quarter of an hour. */
final class Folding {
  static final long BETWEEN = Duration.ofMinutes(15).toNanos() / 1000;
  private static final TenantId TENANT = new TenantId("acme");
  private static final long MONDAY = 4L * 86_400_000_000L;

  private final ChangeDetector detector;
  private final SeriesKey series;
  private long next;
  private long lateness;
  byte @Nullable [] state;
  final List<Detection> found = new ArrayList<>();

  Folding(DetectorSettings settings, MetricType metric) {
    detector = new ChangeDetector((tenant, series) -> settings);
    series = new SeriesKey("support-bot", "run", metric);
  }

  /** From now on samples are recorded this long after they occurred. */
  Folding late(Duration lateness) {
    this.lateness = lateness.toNanos() / 1000;
    return this;
  }

  Folding fold(double... values) {
    long[] positions = new long[values.length];
    long[] occurred = new long[values.length];
    long[] recorded = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      positions[i] = next;
      occurred[i] = MONDAY + next * BETWEEN;
      recorded[i] = occurred[i] + lateness;
      next++;
    }
    Folded folded =
        detector.fold(TENANT, series, state, new Samples(positions, occurred, recorded, values));
    state = folded.state();
    for (Finding each : folded.findings()) {
      found.add(Detection.decode(each.content()).orElseThrow());
    }
    return this;
  }

  /** The same values in groups of a size each. */
  Folding inGroups(double[] values, int size) {
    for (int i = 0; i < values.length; i += size) {
      fold(Arrays.copyOfRange(values, i, Math.min(values.length, i + size)));
    }
    return this;
  }

  List<Detection.Kind> kinds() {
    return found.stream().map(Detection::kind).toList();
  }

  static double[] outcomes(SplittableRandom random, int count, double chance) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextDouble() < chance ? 1 : 0);
    return values;
  }

  static double[] times(SplittableRandom random, int count, double typical) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> typical * Math.exp(0.8 * random.nextGaussian()));
    return values;
  }
}
