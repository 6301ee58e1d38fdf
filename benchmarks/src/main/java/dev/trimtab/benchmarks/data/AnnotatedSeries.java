package dev.trimtab.benchmarks.data;

import java.util.List;
import java.util.Map;

/**
 * A series in which people have marked the changes that they see.
 *
 * @param annotations of each person: the first samples after a change, 0-based and ascending
 */
public record AnnotatedSeries(
    String name, double[] values, Map<String, List<Integer>> annotations) {}
