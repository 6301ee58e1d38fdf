package dev.trimtab.loop;

import dev.trimtab.input.Checks;
import dev.trimtab.input.Glob;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which series a template is for.
 *
 * @param metricTypes one of them; never empty, never {@link MetricType#FAILURE_CLASS}, which
 *     explains declines and has none of its own
 * @param domain which domains; those of the system only where it begins with {@value
 *     SystemDomain#PREFIX}
 * @param eventType which event types
 * @param environment of the domain's settings, 1 to 200 characters; null for any
 * @param metadata what the newest event of the series must carry, as text; at most {@value
 *     #MAX_METADATA}, each key and each text at most 200 characters
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

  public SeriesMatch {
    metricTypes = Set.copyOf(metricTypes);
    metadata = Map.copyOf(metadata);
    Checks checks =
        Checks.of("/match")
            .that(!metricTypes.isEmpty(), "/metric_type", "must name at least one")
            .that(
                !metricTypes.contains(MetricType.FAILURE_CLASS),
                "/metric_type",
                "cannot be failure_class: failure classes explain declines, which success_rate"
                    + " shows")
            .name("/environment", environment, SeriesKey.MAX_NAME_LENGTH)
            .that(
                metadata.size() <= MAX_METADATA,
                "/metadata",
                "must name at most " + MAX_METADATA + " keys")
            .that(minimumSamples >= 0, "/minimum_samples", "must be at least 0");
    metadata.forEach(
        (key, value) ->
            checks
                .name("/metadata", key, SeriesKey.MAX_NAME_LENGTH)
                .text("/metadata", value, SeriesKey.MAX_NAME_LENGTH));
    checks.finish();
  }

  /** Whether the names of a series fit; volume, environment and metadata are asked elsewhere. */
  public boolean names(SeriesKey series) {
    return metricTypes.contains(series.metricType())
        && domain.matches(series.domain())
        && eventType.matches(series.eventType())
        && (!SystemDomain.includes(series.domain()) || isForSystem());
  }

  /** Whether it is for what this server records of its own work. */
  boolean isForSystem() {
    return SystemDomain.includes(domain.pattern());
  }
}
