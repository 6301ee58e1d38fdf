package dev.trimtab.cli.demo;

import java.time.Instant;

/**
 * What went wrong with one workload, and is going wrong still.
 *
 * @param domain where
 * @param since from when on
 * @param version the prompt that came in then
 * @param health how well it goes since
 * @param failureClass what most of the added failures are
 */
public record Regression(
    String domain, Instant since, String version, Workload.Health health, String failureClass) {
  boolean holds(Workload workload, Instant time) {
    return workload.domain().equals(domain) && !time.isBefore(since);
  }
}
