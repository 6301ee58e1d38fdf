package dev.trimtab.loop;

/**
 * A point of the chart that closes in on a verdict. All as a share: of successes, of a score's
 * range, of samples not worse than half of what was usual; above 0 is better.
 *
 * @param samples how many fresh samples there were
 * @param difference fresh ones less what they are held against, as measured
 * @param low where it truly lies, at the least; each end is wrong, at all looks together, with a
 *     probability of at most the error of {@link ClaimErrors#noEffect}
 * @param high at the most
 */
public record Look(int samples, double difference, double low, double high) {}
