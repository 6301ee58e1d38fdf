package dev.trimtab.loop;

import dev.trimtab.change.LevelEstimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a look at fresh outcomes came to, as a loop needs it.
 *
 * @param verdict null while none can be said
 * @param why in a sentence
 * @param known the figures it rests on
 */
public record Comparison(@Nullable Verdict verdict, String why, Map<String, String> known) {
  private static final MathContext DIGITS = new MathContext(4);

  public Comparison {
    known = Map.copyOf(known);
  }

  /** What a standing comes to. */
  public static Comparison of(VerificationStanding standing) {
    Map<String, String> known = new TreeMap<>();
    known.put("samples", String.valueOf(standing.samples()));
    known.put("against", standing.against().name().toLowerCase(Locale.ROOT));
    known.put("said", standing.causal() ? "because of the action" : "after the action");
    level(known, "before", standing.before());
    level(known, "after", standing.after());
    if (!standing.looks().isEmpty()) {
      Look last = standing.looks().getLast();
      known.put("difference", number(last.difference()));
      known.put("difference_low", number(last.low()));
      known.put("difference_high", number(last.high()));
    }
    Claim claim = standing.claim();
    if (claim != null) {
      known.put("error", number(claim.error()));
    }
    return new Comparison(standing.verdict(), standing.reason(), known);
  }

  private static void level(Map<String, String> known, String name, @Nullable LevelEstimate level) {
    if (level != null) {
      known.put(name, number(level.value()));
      known.put(name + "_samples", String.valueOf(level.samples()));
    }
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
