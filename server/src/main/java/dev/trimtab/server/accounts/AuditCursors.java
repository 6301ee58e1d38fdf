package dev.trimtab.server.accounts;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Micros;
import dev.trimtab.tenant.AuditQuery;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the place in the audit log as a text that callers hand back unread. */
final class AuditCursors {
  private static final Pattern FORM = Pattern.compile("a([0-9a-z]{1,11})-([0-9a-z]{1,11})");
  private static final int RADIX = 36;

  private AuditCursors() {}

  static String write(AuditQuery.Cursor cursor) {
    return "a"
        + Long.toString(Micros.of(cursor.at()), RADIX)
        + "-"
        + Long.toString(cursor.entryId(), RADIX);
  }

  /**
   * The place that {@code text} says.
   *
   * @throws InvalidInputException naming {@code parameter} where it was not written here
   */
  static AuditQuery.Cursor read(String parameter, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InvalidInputException(
          parameter, "must be a cursor from the Link header of an earlier page");
    }
    return new AuditQuery.Cursor(
        Micros.toInstant(Long.parseLong(form.group(1), RADIX)),
        Long.parseLong(form.group(2), RADIX));
  }
}
