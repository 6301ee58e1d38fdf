package dev.trimtab.benchmarks.change;

import dev.trimtab.change.Detection;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated series that runs through a detector as it would through the append. */
final class Stream {
  static final TenantId TENANT = new TenantId("simulated");
  private static final double DAY = 86_400e6;

  /** A Monday. */
  private static final long BEGIN = 4L * 86_400_000_000L;

  private static final int MOST_AT_ONCE = 512;

  private final SeriesFold detector;
  private final SeriesKey series;
  private final long microsBetween;
  private byte @Nullable [] state;
  private long position;

  Stream(SeriesFold detector, MetricType metric, double samplesADay) {
    this(detector, new SeriesKey("simulated", "run", metric), (long) (DAY / samplesADay));
  }

  private Stream(SeriesFold detector, SeriesKey series, long microsBetween) {
    this.detector = detector;
    this.series = series;
    this.microsBetween = microsBetween;
  }

  /** Another one that goes on from where this one is. */
  Stream copy() {
    Stream copy = new Stream(detector, series, microsBetween);
    copy.state = state == null ? null : state.clone();
    copy.position = position;
    return copy;
  }

  /** When the next sample occurs, in microseconds; begins on a Monday. */
  long now() {
    return BEGIN + position * microsBetween;
  }

  /** The first samples of such a series, for others to look at. */
  static TimedSeries series(MetricType metric, double samplesADay, int count, Source source) {
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = BEGIN + i * (long) (DAY / samplesADay);
      values[i] = source.at(times[i]);
    }
    return new TimedSeries(metric, times, values);
  }

  /** Where the series is: how many samples it has had. */
  long position() {
    return position;
  }

  /** What the next value is, given when it occurs. */
  interface Source {
    double at(long micros);
  }

  /** Runs {@code count} samples through; answers what was found. */
  List<Detection> run(int count, Source source) {
    List<Detection> found = new ArrayList<>();
    for (int left = count; left > 0; left -= MOST_AT_ONCE) {
      found.addAll(fold(Math.min(left, MOST_AT_ONCE), source));
    }
    return found;
  }

  /**
   * Runs samples through until something is found; answers after how many, at most {@code most}.
   */
  int untilFound(int most, Source source) {
    for (int i = 1; i <= most; i++) {
      if (!fold(1, source).isEmpty()) {
        return i;
      }
    }
    return most;
  }

  private List<Detection> fold(int count, Source source) {
    long[] positions = new long[count];
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      positions[i] = position;
      times[i] = now();
      values[i] = source.at(times[i]);
      position++;
    }
    SeriesFold.Folded folded =
        detector.fold(TENANT, series, state, new Samples(positions, times, times, values));
    state = folded.state();
    return folded.findings().stream()
        .map(each -> Detection.decode(each.content()).orElseThrow())
        .toList();
  }

  /** How many bytes the state has now. */
  int stateBytes() {
    return state == null ? 0 : state.length;
  }
}
