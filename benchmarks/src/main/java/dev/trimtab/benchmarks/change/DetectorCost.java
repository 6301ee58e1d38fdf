package dev.trimtab.benchmarks.change;

import com.sun.management.ThreadMXBean;
import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold.Folded;
import dev.trimtab.outcome.SeriesKey;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a sample costs in a detector whose state is in memory, and in a fold of its own. */
final class DetectorCost {
  private static final int TOGETHER = 100_000;
  private static final int ROUNDS = 12;
  private static final long BETWEEN = 864_000_000L;

  private final ChangeDetector detector =
      new ChangeDetector((tenant, series) -> DetectorSettings.standard());
  private final SplittableRandom random;
  private final List<ChangeFigure> figures = new ArrayList<>();

  DetectorCost(long seed) {
    random = new SplittableRandom(seed);
  }

  List<ChangeFigure> measure() {
    of(MetricType.SUCCESS_RATE);
    of(MetricType.LATENCY_MS);
    return figures;
  }

  private void of(MetricType metric) {
    SeriesKey series = new SeriesKey("simulated", "run", metric);
    Samples many = samples(metric, TOGETHER);
    Samples one = samples(metric, 1);
    Folded warm = detector.fold(Stream.TENANT, series, null, many);
    double best = Double.MAX_VALUE;
    double alone = Double.MAX_VALUE;
    double bytes = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = allocated();
      long start = System.nanoTime();
      fold(series, warm.state(), many);
      best = Math.min(best, (System.nanoTime() - start) / (double) TOGETHER);
      bytes = Math.min(bytes, (allocated() - allocated) / (double) TOGETHER);
      start = System.nanoTime();
      for (int i = 0; i < TOGETHER / 10; i++) {
        fold(series, warm.state(), one);
      }
      alone = Math.min(alone, (System.nanoTime() - start) / (TOGETHER / 10.0));
    }
    add(metric + ", ns a sample in memory", best, 200.0);
    add(metric + ", bytes allocated a sample in memory", bytes, 1.0);
    add(metric + ", ns a fold of one sample, read and written", alone, null);
    add(metric + ", bytes of state", warm.state().length, null);
  }

  private void fold(SeriesKey series, byte[] state, Samples samples) {
    detector.fold(Stream.TENANT, series, state, samples);
  }

  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
  }

  private void add(String what, double value, @Nullable Double goal) {
    figures.add(new ChangeFigure("cost", what, value, goal));
  }

  private Samples samples(MetricType metric, int count) {
    long[] positions = new long[count];
    long[] times = new long[count];
    double[] values = new double[count];
    Arrays.setAll(positions, i -> i);
    Arrays.setAll(times, i -> i * BETWEEN);
    Arrays.setAll(
        values,
        i ->
            metric == MetricType.SUCCESS_RATE
                ? (random.nextDouble() < 0.9 ? 1 : 0)
                : Math.exp(random.nextGaussian()));
    return new Samples(positions, times, times, values);
  }
}
