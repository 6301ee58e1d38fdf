package dev.trimtab.benchmarks.data;

import dev.trimtab.stat.SliceRow;
import java.util.List;
import java.util.Map;

/**
 * Counts by slice, before and while something was wrong, and what was wrong.
 *
 * @param dimensions the names of the values of {@code rows}
 * @param causes the slices in which something was wrong, at least one
 */
public record AttributionCase(
    String name, List<String> dimensions, List<SliceRow> rows, List<Map<String, String>> causes) {}
