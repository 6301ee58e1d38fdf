package dev.trimtab.loop;

import dev.trimtab.input.Checks;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When a series like this does that, take these steps, then verify like this. One version of it: a
 * loop keeps the one that it began with.
 *
 * @param name what it is known by in its tenant: lower-case letters, digits and hyphens, a letter
 *     first, at most {@value #MAX_NAME_LENGTH}
 * @param description what it is for, at most {@value #MAX_DESCRIPTION_LENGTH} characters
 * @param match which series it is for
 * @param trigger what opens a loop
 * @param patience how long it waits before that, and between two loops
 * @param priority of several that would open a loop on the same event, the highest does, 0 to 100
 * @param steps what is done; the last is {@link Step.Verify}, and only that; 1 to {@value
 *     #MAX_STEPS}
 * @param verification how the verdict is reached
 * @param onWorse what becomes of a loop whose action made things worse
 * @param onUndecided what becomes of one on which fresh outcomes say nothing until the deadline
 */
public record LoopTemplate(
    String name,
    String description,
    SeriesMatch match,
    Trigger trigger,
    Patience patience,
    int priority,
    List<Step> steps,
    Verification verification,
    OnWorse onWorse,
    OnUndecided onUndecided) {
  public static final int MAX_NAME_LENGTH = 63;
  public static final int MAX_DESCRIPTION_LENGTH = 4_000;
  public static final int MAX_STEPS = 20;
  public static final int MAX_PRIORITY = 100;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** What becomes of a loop whose action made things worse. */
  public enum OnWorse {
    /** Whatever was done is taken back, the last first; what has no inverse escalates. */
    ROLL_BACK,
    /** Somebody has to look at it. */
    ESCALATE
  }

  /** What becomes of a loop that is undecided at its deadline. */
  public enum OnUndecided {
    /** It ends as undecided. */
    CLOSE,
    /** Somebody has to look at it. */
    ESCALATE
  }

  public LoopTemplate {
    steps = List.copyOf(steps);
    Checks.of("")
        .that(
            NAME.matcher(name).matches(),
            "/name",
            "must begin with a lower-case letter and go on with lower-case letters, digits and"
                + " hyphens, 63 at the most")
        .text("/description", description, MAX_DESCRIPTION_LENGTH)
        .that(
            priority >= 0 && priority <= MAX_PRIORITY,
            "/priority",
            "must be between 0 and " + MAX_PRIORITY)
        .that(steps.size() <= MAX_STEPS, "/steps", "must be at most " + MAX_STEPS)
        .that(
            !steps.isEmpty() && steps.indexOf(new Step.Verify()) == steps.size() - 1,
            "/steps",
            "must end with verify, and verify once")
        .that(
            !(trigger instanceof Trigger.OnChangePoint && match.isForSystem()),
            "/trigger",
            "cannot be change_point: detectors do not watch what the server records of its own"
                + " work; use threshold or direction")
        .that(
            !(trigger instanceof Trigger.OnNoData missing)
                || patience.holds().compareTo(missing.silence()) < 0,
            "/for",
            "must be shorter than the silence of no_data, which counts as one only for as long again")
        .finish();
  }
}
