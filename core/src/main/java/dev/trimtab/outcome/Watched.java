package dev.trimtab.outcome;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a detector watches: the samples of a series, or a pool of the samples of several. */
public sealed interface Watched permits SeriesKey, Pool {
  /** The workload. */
  String domain();

  /** What was measured there; null for whatever it was. */
  @Nullable String eventType();

  /** How it was measured. */
  MetricType metricType();

  /** The text that each sample has at which metadata key; empty for whatever it has. */
  Map<String, String> where();
}
