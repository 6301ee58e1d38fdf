package dev.trimtab.outcome;

import dev.trimtab.input.InvalidInputException;

/**
 * The domains in which this server records its own work, one of each tenant. What is asked of all
 * domains leaves them out, and callers record nothing in them.
 */
public final class SystemDomain {
  /** What their names begin with. */
  public static final String PREFIX = "trimtab/";

  /** Verdicts of improvement loops: one event for each loop that ended with one. */
  public static final String LOOPS = PREFIX + "loops";

  private SystemDomain() {}

  /** Whether a domain of that name is one of them. */
  public static boolean includes(String domain) {
    return domain.startsWith(PREFIX);
  }

  /**
   * A domain that a caller writes to.
   *
   * @param pointer where its name stands
   * @throws InvalidInputException where it is one of them
   */
  public static String refused(String pointer, String domain) {
    if (includes(domain)) {
      throw new InvalidInputException(
          pointer,
          "must not begin with "
              + PREFIX
              + ": there the server records its own work, and nobody else");
    }
    return domain;
  }
}
