package dev.trimtab.loop;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which series a template is for.
 *
 * @param metricTypes one of them; never empty, never {@link MetricType#FAILURE_CLASS}, which
 *     explains declines and has none of its own
 * @param domain which domains; those of the system only where it begins with {@value #SYSTEM}
 * @param eventType which event types
 * @param environment of the domain's settings; null for any
 * @param metadata what the newest event of the series must carry, as text; at most {@value
 *     #MAX_METADATA}
 * @param minimumSamples how many events the series must have had in the 30 days before; 0 for any
 *     number
 */
public record SeriesMatch(
    Set<MetricType> metricTypes,
    Glob domain,
    Glob eventType,
    @Nullable String environment,
    Map<String, String> metadata,
    long minimumSamples) {
  public static final int MAX_METADATA = 10;

  /** What the names of domains begin with in which this server records its own work. */
  public static final String SYSTEM = "trimtab/";

  public SeriesMatch {
    metricTypes = Set.copyOf(metricTypes);
    metadata = Map.copyOf(metadata);
    check(!metricTypes.isEmpty(), "/match/metric_type", "must name at least one");
    check(
        !metricTypes.contains(MetricType.FAILURE_CLASS),
        "/match/metric_type",
        "cannot be failure_class: failure classes explain declines, which success_rate shows");
    check(
        metadata.size() <= MAX_METADATA,
        "/match/metadata",
        "must name at most " + MAX_METADATA + " keys");
    check(minimumSamples >= 0, "/match/minimum_samples", "must be at least 0");
  }

  /** Whether the names of a series fit; volume, environment and metadata are asked elsewhere. */
  public boolean names(SeriesKey series) {
    return metricTypes.contains(series.metricType())
        && domain.matches(series.domain())
        && eventType.matches(series.eventType())
        && (!series.domain().startsWith(SYSTEM) || domain.pattern().startsWith(SYSTEM));
  }

  private static void check(boolean holds, String pointer, String detail) {
    if (!holds) {
      throw new InvalidInputException(pointer, detail);
    }
  }
}
