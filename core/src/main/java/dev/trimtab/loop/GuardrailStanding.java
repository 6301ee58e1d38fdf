package dev.trimtab.loop;

import dev.trimtab.change.LevelEstimate;
import dev.trimtab.stat.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How a guardrail stands.
 *
 * @param isWorse whether it is shown to be worse by more than is tolerated
 * @param samples how many fresh samples there were
 * @param before the level held against, in the unit of the metric; null where there is none
 * @param after the level of the fresh samples; null where there is none
 * @param difference how much better it is, as a share; each end is wrong, at all looks together,
 *     with a probability of at most the error of {@link ClaimErrors#worse}
 */
public record GuardrailStanding(
    boolean isWorse,
    int samples,
    @Nullable LevelEstimate before,
    @Nullable LevelEstimate after,
    Interval difference) {}
