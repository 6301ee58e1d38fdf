package dev.trimtab.change;

import java.time.Duration;

/**
 * When an alert fires, and when it ends. Where samples and time are given, both must have passed.
 *
 * @param forSamples how many more samples an alarm must hold before it fires
 * @param forTime how long it must hold
 * @param keepFiringSamples how many more samples a recovery must hold before the alert is resolved
 * @param keepFiringTime how long it must hold
 * @param cooldownSamples how many samples after an alert no other is raised; learning anew takes at
 *     least as long as {@link ChangeDetector#LEAST_BASELINE} samples anyway
 */
public record AlertTiming(
    int forSamples,
    Duration forTime,
    int keepFiringSamples,
    Duration keepFiringTime,
    int cooldownSamples) {

  /** At once, with the cooldown that learning anew brings. */
  public static AlertTiming standard() {
    return new AlertTiming(0, Duration.ZERO, 0, Duration.ZERO, ChangeDetector.LEAST_BASELINE);
  }
}
