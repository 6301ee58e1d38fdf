package dev.trimtab.chart;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, bucket by bucket.
 *
 * @param lines those with the most samples first, equal ones by name; of a chart without groups
 *     exactly one
 * @param otherGroups how many more groups have samples
 * @param otherSamples how many samples they have together
 * @param completeSince buckets that begin earlier are not known whole and hold nothing; null where
 *     every bucket is whole
 * @param accuracy by which share of itself a value may be off; 0 where values are exact
 */
public record Chart(
    List<Line> lines,
    int otherGroups,
    long otherSamples,
    @Nullable Instant completeSince,
    double accuracy) {
  public Chart {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param group what its samples have in common; null for the line of a chart without groups, and
   *     for the events without the metadata key that groups are made by
   * @param counts samples in each bucket
   * @param values the statistic of each bucket; NaN where it says nothing of no samples
   */
  public record Line(@Nullable String group, long[] counts, double[] values) {
    /** How many samples the line stands on. */
    public long samples() {
      long samples = 0;
      for (long count : counts) {
        samples += count;
      }
      return samples;
    }
  }
}
