package dev.trimtab.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which change point of a tenant: unique, the same after a replay, and in order.
 *
 * @param position of the sample that showed it
 * @param pool the number of the pool that changed, 0 where its series did
 */
public record ChangeId(long position, long pool) {
  private static final Pattern TEXT = Pattern.compile("cp_([1-9]\\d{0,17})(?:_([1-9]\\d{0,8}))?");

  /** As callers see it: {@code cp_4711}, or {@code cp_4711_2} of pool 2. */
  @Override
  public String toString() {
    return "cp_" + position + (pool == 0 ? "" : "_" + pool);
  }

  /** Reads what {@link #toString} wrote; empty where it did not. */
  public static Optional<ChangeId> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String pool = matcher.group(2);
    return Optional.of(
        new ChangeId(Long.parseLong(matcher.group(1)), pool == null ? 0 : Long.parseLong(pool)));
  }
}
