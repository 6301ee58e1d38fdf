package dev.trimtab.intake;

import java.util.stream.Collectors;

/** A transition that does not fit where an intake stands; the message says which would. */
public final class IntakeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IntakeRefusal(IntakeStatus from, IntakeStatus to) {
    super(detail(from, to), null, false, false);
  }

  private static String detail(IntakeStatus from, IntakeStatus to) {
    if (from.isEnd()) {
      return "an intake that is %s stays so".formatted(from.wireName());
    }
    String allowed =
        from.next().stream().map(IntakeStatus::wireName).collect(Collectors.joining(" or "));
    return "an intake that is %s may become %s, not %s"
        .formatted(from.wireName(), allowed, to.wireName());
  }
}
