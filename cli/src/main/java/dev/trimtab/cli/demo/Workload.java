package dev.trimtab.cli.demo;

import java.util.List;

/**
 * One kind of work that a simulated tenant's agents do.
 *
 * @param tenant whose it is
 * @param domain its name
 * @param environment where it runs, as the settings of the domain say and each event does
 * @param eventType what is measured there
 * @param agents who does it, each about as often as the other
 * @param version of the prompt they run on
 * @param runsPerDay on a weekday; half of it at weekends
 * @param health how well it goes
 * @param latencyMs the median run, in milliseconds; a tenth of the runs take twice as long
 * @param costUsd the median run, in United States dollars
 * @param failureClasses how it fails, the most frequent first: each half as often as the one before
 */
record Workload(
    String tenant,
    String domain,
    String environment,
    String eventType,
    List<String> agents,
    String version,
    int runsPerDay,
    Health health,
    double latencyMs,
    double costUsd,
    List<String> failureClasses) {
  Workload {
    agents = List.copyOf(agents);
    failureClasses = List.copyOf(failureClasses);
  }

  /**
   * How well work goes.
   *
   * @param success the share of runs that succeed
   * @param quality the score of a run that succeeds, 0 to 1; failures score half of it
   */
  record Health(double success, double quality) {}
}
