package dev.trimtab.context;

import dev.trimtab.input.InvalidInputException;
import java.util.regex.Pattern;

/** The rules for addresses that a page will show as links. */
public final class WebAddress {
  public static final int MAX_LENGTH = 2_000;

  /** What a trace URL template has in the place of the trace's id. */
  public static final String TRACE_ID = "{trace_id}";

  /**
   * Scheme, host, perhaps a port, and the characters of RFC 3986: no link that runs a script, none
   * that carries a password, none that breaks out of the page it is shown on.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)https?://(\\[[0-9a-f:.]+]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)(:\\d{1,5})?"
              + "([/?#]([a-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=]|%[0-9a-f]{2})*)?");

  private WebAddress() {}

  /**
   * Returns {@code text} where it is an http or https address.
   *
   * @throws InvalidInputException naming {@code pointer}
   */
  public static String of(String pointer, String text) {
    if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
      throw new InvalidInputException(
          pointer,
          "must be an http or https address of at most 2,000 characters, as in"
              + " https://ci.example.com/builds/4711");
    }
    return text;
  }

  /**
   * Returns {@code text} where it becomes such an address with a trace's id in the place of {@value
   * #TRACE_ID}, which must stand behind the host.
   *
   * @throws InvalidInputException naming {@code pointer}
   */
  public static String template(String pointer, String text) {
    boolean fits =
        text.length() <= MAX_LENGTH
            && text.contains(TRACE_ID)
            && FORM.matcher(text.replace(TRACE_ID, "0")).matches()
            && text.indexOf(TRACE_ID) > text.indexOf('/', text.indexOf("//") + 2)
            && text.indexOf('/', text.indexOf("//") + 2) > 0;
    if (!fits) {
      throw new InvalidInputException(
          pointer,
          "must be an http or https address with {trace_id} behind the host, as in"
              + " https://traces.example.com/trace/{trace_id}");
    }
    return text;
  }
}
