package dev.trimtab.loop;

import dev.trimtab.stat.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Replays the series that a verdict is about up to the first claim, or to the end. */
final class SeriesRun {
  private final VerificationCase facts;
  private final ClaimErrors errors;
  private final Contest contest;

  SeriesRun(VerificationCase facts, Against against, ClaimErrors errors) {
    this.facts = facts;
    this.errors = errors;
    Decline decline = facts.decline();
    this.contest =
        against == Against.DECLINE && decline != null
            ? new DeclineContest(facts.series(), decline, facts.asked().effect(), errors)
            : new SampleContest(facts.series(), errors);
  }

  /**
   * What was seen.
   *
   * @param claim null where none could be made
   * @param samples how many fresh ones were looked at
   * @param bar the difference above which it is better
   * @param looks the newest is that of the last sample
   */
  record Seen(@Nullable Claim claim, int samples, double bar, List<Look> looks) {}

  /**
   * Looks at all samples up to a position.
   *
   * @param through at this one itself no claim is made any more
   */
  Seen run(long through) {
    Feed feed = new Feed(facts.series(), contest);
    long[] positions = facts.series().after().positions();
    int most = facts.series().after().through(through);
    List<Look> looks = new ArrayList<>();
    Claim claim = null;
    int dueForClaim = 1;
    int dueForChart = 1;
    int count = 0;
    while (count < most && claim == null) {
      feed.next();
      count++;
      if (count == dueForClaim || count == facts.asked().minimumSamples()) {
        dueForClaim = count == dueForClaim ? LookSchedule.CLAIMS.next(count) : dueForClaim;
        claim = positions[count - 1] < through ? claim(count, positions[count - 1]) : null;
      }
      if (count == dueForChart || count == most || claim != null) {
        dueForChart = count == dueForChart ? LookSchedule.CHART.next(count) : dueForChart;
        looks.add(look(count));
      }
    }
    return new Seen(claim, count, contest.bar(), looks);
  }

  /**
   * The natural logarithm of what the first samples say for better, as an e-value that may be wrong
   * by the error of that claim.
   */
  double logEvidence(int samples) {
    Feed feed = new Feed(facts.series(), contest);
    for (int i = 0; i < samples; i++) {
      feed.next();
    }
    return contest.logEvidence();
  }

  private @Nullable Claim claim(int count, long position) {
    if (count < facts.asked().minimumSamples()) {
      return null;
    }
    if (contest.isWorse()) {
      return claim(Verdict.WORSE, position, errors.worse());
    }
    if (contest.isBetter()) {
      return claim(Verdict.IMPROVED, position, errors.improved());
    }
    double effect = facts.asked().effect();
    Interval difference = contest.difference();
    return -effect < difference.low() && difference.high() < effect
        ? claim(Verdict.NO_EFFECT, position, errors.noEffect())
        : null;
  }

  private static Claim claim(Verdict verdict, long position, double error) {
    return new Claim(verdict, OptionalInt.empty(), position, error);
  }

  private Look look(int count) {
    Interval difference = contest.difference();
    return new Look(count, contest.estimate(), difference.low(), difference.high());
  }
}
