package dev.trimtab.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.trimtab.client.RoiOut;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The return on investment of a part of the work.
 *
 * @param domain null for all that were asked for
 * @param eventType null for all
 * @param roi its figures
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoiLine(@Nullable String domain, @Nullable String eventType, @JsonUnwrapped RoiOut roi) {

  /** One line an event type, over all domains of {@code lines}, sorted by event type. */
  static List<RoiLine> sumByEventType(List<RoiLine> lines) {
    Map<String, RoiLine> sums = new TreeMap<>();
    for (RoiLine line : lines) {
      String type = line.eventType() == null ? "" : line.eventType();
      RoiLine first = new RoiLine(null, type, line.roi());
      sums.merge(type, first, (a, b) -> new RoiLine(null, type, sum(a.roi(), b.roi())));
    }
    return List.copyOf(sums.values());
  }

  /** The figures of all lines together. */
  static RoiOut total(List<RoiLine> lines) {
    return lines.stream().map(RoiLine::roi).reduce(RoiLine::sum).orElseThrow();
  }

  /** The latency is weighed by runs, as both have one latency a run in the usual case. */
  private static RoiOut sum(RoiOut a, RoiOut b) {
    long runs = a.totalInvocations() + b.totalInvocations();
    long successes = a.successCount() + b.successCount();
    double latencies =
        a.avgLatencyMs() * a.totalInvocations() + b.avgLatencyMs() * b.totalInvocations();
    return new RoiOut(
        runs,
        successes,
        a.failureCount() + b.failureCount(),
        a.estimatedHoursSaved() + b.estimatedHoursSaved(),
        a.estimatedValueUsd() + b.estimatedValueUsd(),
        (double) successes / runs,
        latencies / runs,
        a.totalCostUsd() + b.totalCostUsd(),
        a.netValueUsd() + b.netValueUsd());
  }
}
