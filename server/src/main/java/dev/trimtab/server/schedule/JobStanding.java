package dev.trimtab.server.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands.
 *
 * @param startedAt since when this server has it
 * @param last its last run that ended; null before the first
 * @param lastError what the last run that failed came to, in short; null where none did
 * @param nextRun when it runs next, at the earliest; null where it is at work or paused
 * @param runs how many runs have ended
 * @param failures how many of them failed
 */
public record JobStanding(
    JobStatus status,
    Instant startedAt,
    @Nullable Run last,
    @Nullable String lastError,
    @Nullable Instant nextRun,
    long runs,
    long failures) {
  /**
   * A run.
   *
   * @param at when it began
   * @param took how long it went on
   */
  public record Run(Instant at, Duration took) {}
}
