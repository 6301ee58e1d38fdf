package dev.trimtab.loop;

import java.util.OptionalLong;

/** Whether a guardrail is worse by more than is tolerated, and since which sample that is shown. */
final class GuardrailRun {
  private final Compared compared;
  private final double tolerated;
  private final double error;

  GuardrailRun(Compared compared, double tolerated, double error) {
    this.compared = compared;
    this.tolerated = tolerated;
    this.error = error;
  }

  /**
   * The position at which it is first shown.
   *
   * @param from no claim is made before this position, whatever came until then
   */
  OptionalLong worseFrom(long from) {
    long[] positions = compared.after().positions();
    int already = compared.after().through(from);
    Difference difference = Difference.of(compared, error);
    Feed feed = new Feed(compared, difference);
    int due = 1;
    for (int i = 0; i < positions.length; i++) {
      feed.next();
      boolean isDue = i + 1 == due;
      due = isDue ? LookSchedule.CLAIMS.next(due) : due;
      boolean isLookedAt = i + 1 == already || (isDue && i >= already);
      if (isLookedAt && isWorse(difference)) {
        return OptionalLong.of(Math.max(from, positions[i]));
      }
    }
    return OptionalLong.empty();
  }

  /** How it stands with the samples up to a position. */
  GuardrailStanding standing(long through, boolean isWorse) {
    int count = compared.after().through(through);
    Difference difference = Difference.of(compared, error);
    Feed feed = new Feed(compared, difference);
    for (int i = 0; i < count; i++) {
      feed.next();
    }
    return new GuardrailStanding(
        isWorse,
        count,
        compared.level(compared.before(), compared.beforeThrough(through)),
        compared.level(compared.after(), count),
        difference.interval());
  }

  private boolean isWorse(Difference difference) {
    return difference.interval().high() < -tolerated;
  }
}
