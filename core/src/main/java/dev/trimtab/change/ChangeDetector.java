package dev.trimtab.change;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds significant changes of a series as its samples come in, one open alert at a time: successes
 * by their likelihood ratio, scores of a declared range by betting, latencies, costs and other
 * scores by how often they exceed what was usual. Failure classes explain a decline and are not
 * watched; nor is what this server records of its own work, which is too little to learn from and
 * nobody's workload.
 *
 * <p>Its findings are {@link Detection}s. See docs/MATH.md.
 */
public final class ChangeDetector implements SeriesFold {
  /** The first samples of a segment, from which its first baseline is learned. */
  public static final int LEAST_BASELINE = 50;

  private static final byte[] NOTHING = {};

  private final BiFunction<TenantId, Watched, DetectorSettings> settings;

  /**
   * Watches as the settings of each series or pool say.
   *
   * @param settings thread-safe; asked at each fold, and heeded from the next sample on
   */
  public ChangeDetector(BiFunction<TenantId, Watched, DetectorSettings> settings) {
    this.settings = settings;
  }

  @Override
  public Folded fold(TenantId tenant, Watched watched, byte @Nullable [] state, Samples samples) {
    DetectorSettings how = settings.apply(tenant, watched);
    Gauge gauge = Gauge.of(watched.metricType(), how.scale());
    if (gauge == null || SystemDomain.includes(watched.domain())) {
      return new Folded(NOTHING, List.of());
    }
    SeriesWatch watch = WatchEncoding.decode(state, how, gauge);
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      watch.take(
          samples.positions()[i],
          samples.occurredAtMicros()[i],
          samples.recordedAtMicros()[i],
          samples.values()[i],
          found);
    }
    return new Folded(WatchEncoding.encode(watch), found);
  }
}
