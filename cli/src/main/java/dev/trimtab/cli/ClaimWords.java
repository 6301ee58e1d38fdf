package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.LoopOut;

/** Whether an improvement stands among all verifications of the tenant, in words. */
final class ClaimWords {
  private ClaimWords() {}

  /** In a word or two, beside the state of a loop; empty for what claims no improvement. */
  static String brief(LoopOut loop) {
    LoopOut.Claim claim = loop.claim();
    if (claim == null || !"improved".equals(loop.verdict())) {
      return "";
    }
    return claim.stands() ? "stands" : "by itself";
  }

  /** In sentences. */
  static String whole(LoopOut.Claim claim) {
    String error = "%.0f %%".formatted(100 * claim.error());
    String stands = claim.stands() ? "stands" : "does not stand, and holds by itself only";
    String all =
        claim.stands()
            ? "; of all that stand, at most %s are expected to be false.".formatted(error)
            : ".";
    return "Held %s, at %s: %s. Its evidence is %s to 1, and %s to 1 was needed%s"
        .formatted(
            before(claim.number() - 1),
            error,
            stands,
            odds(claim.evidence()),
            odds(1 / claim.level()),
            all);
  }

  private static String before(long count) {
    if (count == 0) {
      return "as the first verification";
    }
    return count == 1
        ? "against the verification before it"
        : "against the %s verifications before it".formatted(Figures.count(count));
  }

  private static String odds(double value) {
    return value < 1 ? "less than 1" : Figures.count(Math.round(value));
  }
}
