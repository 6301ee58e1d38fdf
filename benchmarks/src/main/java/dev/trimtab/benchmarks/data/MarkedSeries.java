package dev.trimtab.benchmarks.data;

import java.util.List;

/**
 * A series in which the changes are known.
 *
 * @param changes the first samples after a change, 0-based and ascending
 */
public record MarkedSeries(String name, double[] values, List<Integer> changes) {}
