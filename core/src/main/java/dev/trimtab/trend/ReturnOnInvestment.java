package dev.trimtab.trend;

import dev.trimtab.outcome.Aggregate;

/**
 * What the successes of a domain were worth against what they cost.
 *
 * @param totalInvocations success events in the window
 * @param successCount those with a value of at least 1
 * @param failureCount the others
 * @param estimatedHoursSaved successes times the hours each saves
 * @param estimatedValueUsd those hours times what an hour costs
 * @param successRate successes over invocations; 0 where there are none
 * @param averageLatencyMs of the latency events in the window; 0 where there are none
 * @param totalCostUsd of the cost events in the window
 * @param netValueUsd value less cost
 */
public record ReturnOnInvestment(
    long totalInvocations,
    long successCount,
    long failureCount,
    double estimatedHoursSaved,
    double estimatedValueUsd,
    double successRate,
    double averageLatencyMs,
    double totalCostUsd,
    double netValueUsd) {

  /**
   * The return of what was counted, at the caller's assumptions.
   *
   * @param hoursSavedPerSuccess hours, not negative
   * @param costPerHourUsd United States dollars, not negative
   */
  public static ReturnOnInvestment of(
      Aggregate success,
      Aggregate latency,
      Aggregate cost,
      double hoursSavedPerSuccess,
      double costPerHourUsd) {
    double hours = Aggregate.finite(success.ones() * hoursSavedPerSuccess);
    double value = Aggregate.finite(hours * costPerHourUsd);
    return new ReturnOnInvestment(
        success.count(),
        success.ones(),
        success.count() - success.ones(),
        hours,
        value,
        success.count() == 0 ? 0 : (double) success.ones() / success.count(),
        latency.mean(),
        cost.sum(),
        Aggregate.finite(value - cost.sum()));
  }
}
