package dev.trimtab.change;

import dev.trimtab.stat.BaselineBets;
import dev.trimtab.stat.Bets;
import java.util.Arrays;

/**
 * Whether a series is back from a decline: evidence, gathered from the alarm on, that it is above a
 * third of the way down. At the alarm the way looks longer than it is, since the alarm chose its
 * moment: halfway, a fourth of the series that stayed down seemed to recover. Uses the evidence of
 * improvement of each track, which has nothing else to do while an alert is open.
 */
final class Recovery {
  /**
   * How much evidence it takes: a series that stays down seems to recover once in 1,000 samples at
   * the most.
   */
  private static final double ENOUGH = 1000;

  private static final double WAY_DOWN = 1.0 / 3;

  private final Track[] tracks;
  private final double[] bounds;
  private final Bets[] bets;

  /**
   * @param bounds of each track, above which it has not recovered
   */
  Recovery(Track[] tracks, double[] bounds) {
    this.tracks = tracks;
    this.bounds = bounds;
    this.bets = new Bets[tracks.length];
    for (int i = 0; i < tracks.length; i++) {
      bets[i] = betsOn(tracks[i], bounds[i]);
    }
  }

  /** What a track must get below, having been at {@code down} since the decline began. */
  static double bound(Track track, double down) {
    double usual = track.baseline.mean();
    return Math.clamp(usual + WAY_DOWN * (down - usual), 0.0, 1.0);
  }

  private static Bets betsOn(Track track, double bound) {
    double usual = BaselineBets.chance(track.baseline.sum, track.baseline.count);
    if (bound <= usual) {
      // It is not this track that shows the decline.
      return Bets.none();
    }
    if (track.isChance()) {
      double way = BaselineBets.logit(Math.min(bound, 0.999)) - BaselineBets.logit(usual);
      return Bets.onChance(1 - bound, way / 3, 3 * way);
    }
    double spread = Math.max(track.baseline.deviation(), 0.01);
    double way = (bound - usual) / (spread * spread);
    return Bets.onMean(1 - bound, way / 3, 3 * way);
  }

  /** Takes a sample's badness on a track in. */
  void take(int track, double badness) {
    tracks[track].improvement.take(bets[track], 1 - badness);
  }

  /** Whether the evidence suffices now. */
  boolean isShown() {
    double evidence = Arrays.stream(tracks).mapToDouble(each -> each.improvement.evidence()).sum();
    return evidence / tracks.length >= ENOUGH;
  }

  double[] bounds() {
    return bounds;
  }
}
