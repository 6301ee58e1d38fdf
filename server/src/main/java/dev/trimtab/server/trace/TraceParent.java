package dev.trimtab.server.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as the header {@code traceparent} says it (W3C Trace Context, section 3.2).
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param parentId the span that called, 16 hexadecimal digits, not all zero
 * @param flags two hexadecimal digits; the last bit for a trace that is recorded
 */
public record TraceParent(String traceId, String parentId, String flags) {
  public static final String HEADER = "traceparent";

  /** Later versions may add fields, which are not looked at; version ff is none. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /** What the header says; empty where there is none, and for what is not in its form. */
  public static Optional<TraceParent> parse(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(header);
    if (!form.matches() || (form.group(1).equals("00") && form.group(5) != null)) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(form.group(2), form.group(3), form.group(4)));
  }

  /** As the header says it. */
  public String header() {
    return "00-" + traceId + "-" + parentId + "-" + flags;
  }
}
