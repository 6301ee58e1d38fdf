package dev.trimtab.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an intake.
 *
 * @param status where it stands
 * @param decidedAt when it was last accepted, deferred or rejected; null while it never was
 * @param decidedBy by whom
 * @param rationale what was last said of a transition; null while nothing was
 * @param actionItems what is to be done, as it was last said
 */
public record Disposition(
    IntakeStatus status,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String rationale,
    List<String> actionItems) {
  /** How an intake begins. */
  public static final Disposition SUBMITTED =
      new Disposition(IntakeStatus.SUBMITTED, null, null, null, List.of());

  public Disposition {
    actionItems = List.copyOf(actionItems);
  }

  /**
   * After a transition.
   *
   * @throws IntakeRefusal where it does not fit
   */
  Disposition after(Transition transition) {
    IntakeStatus to = transition.to();
    if (!status.next().contains(to)) {
      throw new IntakeRefusal(status, to);
    }
    String said = transition.rationale();
    List<String> items = transition.actionItems();
    return new Disposition(
        to,
        to.isDecision() ? transition.at() : decidedAt,
        to.isDecision() ? transition.by() : decidedBy,
        said == null ? rationale : said,
        items == null ? actionItems : items);
  }
}
