package dev.trimtab.outcome;

/**
 * Samples of one series, ascending by position, as columns.
 *
 * @param positions the place of each in its tenant
 * @param occurredAtMicros microseconds since 1970, UTC
 * @param recordedAtMicros microseconds since 1970, UTC
 * @param values what was measured
 */
public record Samples(
    long[] positions, long[] occurredAtMicros, long[] recordedAtMicros, double[] values) {
  public int size() {
    return positions.length;
  }
}
