package dev.trimtab.intake;

import dev.trimtab.input.Checks;
import dev.trimtab.outcome.Micros;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody makes of an intake.
 *
 * @param to where it is to stand
 * @param by whose decision it is
 * @param at when, kept to the microsecond
 * @param rationale why, at most {@value #MAX_RATIONALE_LENGTH} characters; null to leave what was
 *     said
 * @param actionItems what is to be done; null to leave what was said
 */
public record Transition(
    IntakeStatus to,
    String by,
    Instant at,
    @Nullable String rationale,
    @Nullable List<String> actionItems) {
  public static final int MAX_RATIONALE_LENGTH = 2_000;

  public Transition {
    at = Micros.toInstant(Micros.of(at));
    actionItems = actionItems == null ? null : List.copyOf(actionItems);
    Checks checks = Checks.of("").text("/rationale", rationale, MAX_RATIONALE_LENGTH);
    if (actionItems != null) {
      checks.texts("/action_items", actionItems, Request.MAX_ITEM_LENGTH);
    }
    checks.finish();
  }
}
