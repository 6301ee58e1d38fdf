package dev.trimtab.intake;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which intakes a list holds; what is null is not asked for.
 *
 * @param text contained, whatever its case, in the title, the summary, the source or a key finding
 * @param statuses any of them; empty for all
 * @param impactArea one of those it has
 * @param domain of the series it was generated from
 * @param loop the id of the loop that opened it
 * @param isGenerated true for those that were generated, false for those by hand
 */
public record IntakeFilter(
    @Nullable String text,
    Set<IntakeStatus> statuses,
    @Nullable ResearchType researchType,
    @Nullable Urgency urgency,
    @Nullable String category,
    @Nullable String impactArea,
    @Nullable String domain,
    @Nullable String loop,
    @Nullable Boolean isGenerated) {
  /** All. */
  public static final IntakeFilter ALL =
      new IntakeFilter(null, Set.of(), null, null, null, null, null, null, null);

  public IntakeFilter {
    EnumSet<IntakeStatus> ordered = EnumSet.noneOf(IntakeStatus.class);
    ordered.addAll(statuses);
    statuses = Set.copyOf(ordered);
  }
}
