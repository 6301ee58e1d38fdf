package dev.trimtab.change;

import dev.trimtab.tenant.Sensitivity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one series is watched.
 *
 * @param sensitivity how readily an alarm is raised
 * @param timing when an alert fires, and when it ends
 * @param learnFor how long the first samples of a segment are learned from at the least; where many
 *     samples a day come, a day keeps the hours of the day from being taken for changes
 * @param historyAfter a sample recorded this long after it occurred is history: it trains a
 *     detector that has seen nothing else, and raises no alarm
 * @param scale of scores, where the domain declared one
 */
public record DetectorSettings(
    Sensitivity sensitivity,
    AlertTiming timing,
    Duration learnFor,
    Duration historyAfter,
    @Nullable ScoreScale scale) {

  /** What holds where nobody says otherwise. */
  public static DetectorSettings standard() {
    return new DetectorSettings(
        Sensitivity.STANDARD, AlertTiming.standard(), Duration.ZERO, Duration.ofDays(1), null);
  }
}
