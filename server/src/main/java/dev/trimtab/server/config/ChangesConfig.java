package dev.trimtab.server.config;

import dev.trimtab.tenant.Sensitivity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the series are watched for change points, where tenants and domains say nothing else. */
@ConfigMapping(prefix = "trimtab.changes")
public interface ChangesConfig {
  /**
   * What the rate of false alarms rests on: {@code calibrated}, on simulation, fast; or {@code
   * proven}, on a theorem, slower and wrong less often than asked for.
   */
  @WithDefault("calibrated")
  Sensitivity.Basis basis();

  /** False alarms that are acceptable in a series and year: above 0, at most 1000. */
  @WithDefault("0.1")
  double falseAlarmsPerYear();

  /**
   * The smallest decline worth knowing, as a share of successes, of a score's range, or of the
   * samples above a typical latency or cost: at least 0, below 1.
   */
  @WithDefault("0.01")
  double smallestDecline();

  /** How long an alarm must hold before it fires. */
  @WithDefault("0s")
  Duration firingAfter();

  /** How long a recovery must hold before an alert is resolved. */
  @WithDefault("0s")
  Duration keepFiringFor();

  /**
   * A sample recorded this long after it occurred is history: it teaches what is usual, and raises
   * no alarm.
   */
  @WithDefault("24h")
  Duration historyAfter();

  /**
   * How often the store is asked for what other servers found; what is found here is told at once.
   */
  @WithDefault("1s")
  Duration poll();
}
