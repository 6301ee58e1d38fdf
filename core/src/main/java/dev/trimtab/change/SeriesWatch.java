package dev.trimtab.change;

import dev.trimtab.outcome.SeriesFold.Finding;
import dev.trimtab.tenant.Sensitivity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of one series' detector: it learns, watches, may be pending, fires, is resolved and
 * learns anew. Mutable, of one owner; taking a sample in allocates nothing unless something is
 * found.
 */
final class SeriesWatch {
  /** How long an alert waits for a recovery, in samples, before what became is what is usual. */
  static final int SETTLED_AFTER = 1000;

  /** Until weeks have shown what is usual when, smaller changes may be the hour. */
  private static final double UNKNOWN_HOURS = 0.08;

  /** Until then an hour may multiply the odds of exceeding what is usual by so much. */
  private static final double UNKNOWN_ODDS = Math.log(1.1);

  private static final long MICROS_A_DAY = 86_400_000_000L;
  private static final double DAYS_A_YEAR = 365;

  final DetectorSettings settings;
  final Gauge gauge;
  final Track[] tracks;
  final HourProfile profile = new HourProfile();
  final RunningStart declining = new RunningStart();
  final RunningStart improving = new RunningStart();
  final Tally measured = new Tally();
  final Hold held = new Hold();

  /** In microseconds. */
  private final long historyAfter;

  Phase phase = Phase.LEARNING;
  boolean live;
  boolean declineHeld;
  long samples;
  long firstAt = Long.MAX_VALUE;
  long lastAt = Long.MIN_VALUE;
  long firingFor;
  @Nullable Recovery recovery;

  SeriesWatch(DetectorSettings settings, Gauge gauge) {
    this.settings = settings;
    this.gauge = gauge;
    historyAfter = micros(settings.historyAfter());
    tracks = new Track[gauge.tracks()];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = new Track(gauge.isChance(), settings.sensitivity());
    }
  }

  /** Takes one sample in; what it brings is added to {@code found}. */
  void take(long position, long occurred, long recorded, double value, List<Finding> found) {
    boolean history = recorded - occurred > historyAfter;
    if (history && live) {
      // What comes from long ago says nothing of now, and would mix the past into the baseline.
      return;
    }
    live |= !history;
    int cell = HourProfile.cell(occurred);
    double plain = withoutHour(cell, value);
    double shift = oddsOf(cell);
    switch (phase) {
      case LEARNING, RESOLVED -> learn(cell, occurred, value, plain);
      case WATCHING, PENDING -> {
        watch(position, occurred, value, plain, shift);
        learn(cell, occurred, value, plain);
        decide(position, occurred, recorded, found);
      }
      case FIRING -> fire(position, occurred, recorded, value, found);
    }
  }

  private double withoutHour(int cell, double value) {
    return switch (gauge.seasonality()) {
      case ODDS -> value;
      case AMOUNT -> value - profile.difference(cell);
      case FACTOR -> profile.believed() ? value / Math.exp(profile.difference(cell)) : value;
    };
  }

  private double oddsOf(int cell) {
    double difference = profile.difference(cell);
    if (difference == 0 || gauge.seasonality() != Gauge.Seasonality.ODDS) {
      return 0;
    }
    double mean = Math.clamp(profile.mean(), 0.001, 0.999);
    double here = Math.clamp(mean + difference, 0.001, 0.999);
    return Math.log(here / (1 - here)) - Math.log(mean / (1 - mean));
  }

  private void learnHour(int cell, long occurred, double value) {
    switch (gauge.seasonality()) {
      case ODDS -> profile.take(cell, gauge.watched(0, value), occurred);
      case AMOUNT -> profile.take(cell, value, occurred);
      case FACTOR -> {
        if (value > 0) {
          profile.take(cell, Math.log(value), occurred);
        }
      }
    }
  }

  private void learn(int cell, long occurred, double value, double plain) {
    learnHour(cell, occurred, value);
    samples++;
    firstAt = Math.min(firstAt, occurred);
    lastAt = Math.max(lastAt, occurred);
    measured.add(value);
    gauge.see(plain);
    for (int i = 0; i < tracks.length; i++) {
      tracks[i].learning.add(gauge.learned(i, plain));
    }
    if (isLearning() && samples >= least() && lastAt - firstAt >= micros(settings.learnFor())) {
      adopt();
    }
    if (samples == ChangeDetector.LEAST_BASELINE / 2) {
      if (gauge.turn()) {
        for (Track each : tracks) {
          each.learning.clear();
        }
      }
    } else if (isTurn(samples)) {
      turn();
    }
  }

  private boolean isLearning() {
    return phase == Phase.LEARNING || phase == Phase.RESOLVED;
  }

  private int least() {
    int cooldown = phase == Phase.RESOLVED ? settings.timing().cooldownSamples() : 0;
    return Math.max(ChangeDetector.LEAST_BASELINE, cooldown);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private static boolean isTurn(long samples) {
    long lessons = samples / ChangeDetector.LEAST_BASELINE;
    return lessons * ChangeDetector.LEAST_BASELINE == samples && Long.bitCount(lessons) == 1;
  }

  private void adopt() {
    boolean lagged = tracks[0].knewMore();
    Budget budget = budget(3.0 * samples);
    for (Track each : tracks) {
      each.adopt(budget, lagged);
    }
    if (lagged) {
      gauge.adoptLagged();
    } else {
      gauge.adopt();
    }
    phase = Phase.WATCHING;
  }

  private void turn() {
    if (!isLearning() && tracks[0].knowsMore()) {
      Budget budget = budget((double) samples);
      for (Track each : tracks) {
        each.adoptLagged(budget);
      }
      gauge.adoptLagged();
    }
    boolean startOver = gauge.turn();
    for (Track each : tracks) {
      each.turn(startOver);
    }
  }

  /** Works out anew how much evidence is needed, after the settings have changed. */
  void reprice() {
    if (tracks[0].baseline.count > 0) {
      Budget budget = budget(Math.max((double) samples, ChangeDetector.LEAST_BASELINE));
      for (Track each : tracks) {
        each.prepare(budget);
      }
    }
  }

  private Budget budget(double stage) {
    double days = Math.max(1, (lastAt - firstAt) / (double) MICROS_A_DAY);
    double samplesPerYear = samples / days * DAYS_A_YEAR;
    return new Budget(settings.sensitivity(), samplesPerYear, samples, stage);
  }

  private void watch(long position, long occurred, double value, double plain, double shift) {
    boolean unknown = mayBeTheHour(occurred);
    double smallest = settings.sensitivity().smallestDecline();
    double least = unknown ? Math.max(smallest, UNKNOWN_HOURS) : smallest;
    double tolerated = unknown && gauge instanceof ExceedanceGauge ? UNKNOWN_ODDS : 0;
    double worse = 0;
    double better = 0;
    for (int i = 0; i < tracks.length; i++) {
      Track each = tracks[i];
      double decline = each.decline.evidence() + 1;
      double improvement = each.improvement.evidence() + 1;
      each.watch(gauge.watched(i, plain), shift, least, tolerated);
      worse += each.decline.evidence() / decline;
      better += each.improvement.evidence() / improvement;
    }
    declining.take(worse / tracks.length, value, position, occurred);
    improving.take(better / tracks.length, value, position, occurred);
    for (int i = 0; i < tracks.length; i++) {
      declining.trackSums[i] += gauge.watched(i, plain);
    }
  }

  /**
   * Whether a small change may be the hour's. A proof holds for what was asked for, not for less.
   */
  private boolean mayBeTheHour(long occurred) {
    return settings.sensitivity().basis() == Sensitivity.Basis.CALIBRATED
        && profile.isUnknown(occurred);
  }

  double ratio(Direction direction) {
    double sum = 0;
    for (Track each : tracks) {
      sum += direction == Direction.DECLINE ? each.declineRatio() : each.improvementRatio();
    }
    return sum / tracks.length;
  }

  private void decide(long position, long occurred, long recorded, List<Finding> found) {
    boolean decline = ratio(Direction.DECLINE) >= 1;
    boolean alarm = decline || ratio(Direction.IMPROVEMENT) >= 1;
    if (held.holds() && decline != declineHeld) {
      held.clear();
    }
    declineHeld = decline;
    AlertTiming timing = settings.timing();
    boolean lasts = held.lasts(alarm, recorded, timing.forSamples(), timing.forTime());
    phase = alarm ? Phase.PENDING : Phase.WATCHING;
    if (!lasts) {
      return;
    }
    Direction direction = decline ? Direction.DECLINE : Direction.IMPROVEMENT;
    if (!live) {
      startOver(Phase.LEARNING);
      return;
    }
    found.add(finding(Detection.Kind.ALARM, direction, position, occurred));
    if (decline) {
      open();
    } else {
      startOver(Phase.RESOLVED);
    }
  }

  private void open() {
    double[] bounds = new double[tracks.length];
    for (int i = 0; i < tracks.length; i++) {
      bounds[i] = Recovery.bound(tracks[i], declining.trackSums[i] / declining.count);
      tracks[i].improvement.clear();
    }
    recovery = new Recovery(tracks, bounds);
    phase = Phase.FIRING;
    firingFor = 0;
    held.clear();
    improving.clear();
  }

  private void fire(
      long position, long occurred, long recorded, double value, List<Finding> found) {
    double plain = withoutHour(HourProfile.cell(occurred), value);
    Recovery open = Objects.requireNonNull(recovery);
    for (int i = 0; i < tracks.length; i++) {
      open.take(i, gauge.watched(i, plain));
    }
    firingFor++;
    declining.count++;
    declining.sum += value;
    AlertTiming timing = settings.timing();
    boolean recovered =
        held.lasts(open.isShown(), recorded, timing.keepFiringSamples(), timing.keepFiringTime());
    if (recovered || firingFor >= SETTLED_AFTER) {
      Detection.Kind kind = recovered ? Detection.Kind.RECOVERED : Detection.Kind.SETTLED;
      found.add(finding(kind, Direction.DECLINE, position, occurred));
      startOver(Phase.RESOLVED);
    }
  }

  private Finding finding(Detection.Kind kind, Direction direction, long position, long occurred) {
    return new Finding(position, Findings.of(this, kind, direction, position, occurred).encode());
  }

  private void startOver(Phase next) {
    phase = next;
    for (Track each : tracks) {
      each.clear();
    }
    gauge.clear();
    declining.clear();
    improving.clear();
    measured.clear();
    held.clear();
    recovery = null;
    samples = 0;
    firingFor = 0;
    firstAt = Long.MAX_VALUE;
    lastAt = Long.MIN_VALUE;
  }
}
