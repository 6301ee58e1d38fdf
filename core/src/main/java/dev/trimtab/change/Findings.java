package dev.trimtab.change;

import dev.trimtab.tenant.Sensitivity;

/** Words what a watch has found. */
final class Findings {
  private Findings() {}

  static Detection of(
      SeriesWatch watch, Detection.Kind kind, Direction direction, long position, long occurred) {
    boolean decline = direction == Direction.DECLINE;
    RunningStart run = decline ? watch.declining : watch.improving;
    return new Detection(
        kind,
        direction,
        new Detection.Moment(position, occurred),
        new Detection.Moment(run.position, run.occurredAt),
        baseline(watch, run),
        new Detection.Level(run.sum / Math.max(1, run.count), run.count),
        evidence(watch, direction));
  }

  private static Detection.Baseline baseline(SeriesWatch watch, RunningStart run) {
    Detection.BaselineKind kind =
        watch.profile.believed() ? Detection.BaselineKind.BY_HOUR : Detection.BaselineKind.FLAT;
    Detection.Level level = level(watch, run);
    return watch.gauge instanceof ExceedanceGauge exceedance
        ? new Detection.Baseline(kind, level, exceedance.typical(), exceedance.rare())
        : new Detection.Baseline(kind, level, Double.NaN, Double.NaN);
  }

  private static Detection.Level level(SeriesWatch watch, RunningStart run) {
    Tally of = watch.tracks[0].baseline;
    if (watch.gauge instanceof LinearGauge linear) {
      return new Detection.Level(
          linear.best() + of.mean() * (linear.worst() - linear.best()), of.count);
    }
    // All that was measured before the change began; the lesson itself keeps no values.
    double before = watch.measured.count - (watch.phase == Phase.FIRING ? 0 : run.count);
    double sum = watch.measured.sum - (watch.phase == Phase.FIRING ? 0 : run.sum);
    return before < 1
        ? new Detection.Level(watch.measured.mean(), of.count)
        : new Detection.Level(sum / before, of.count);
  }

  private static Detection.Evidence evidence(SeriesWatch watch, Direction direction) {
    Track first = watch.tracks[0];
    double needed = direction == Direction.DECLINE ? first.declineHeight : first.improvementHeight;
    Sensitivity.Basis basis = watch.settings.sensitivity().basis();
    return new Detection.Evidence(Math.log(watch.ratio(direction)), needed, basis);
  }
}
