package dev.trimtab.cli;

import dev.trimtab.client.ScoreSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what is declared of a score: {@code 0..1}, {@code 0..}, {@code ..5:lower},
 * {@code ..:higher}.
 */
final class ScoreOption {
  private static final Pattern FORM = Pattern.compile("(.*?)\\.\\.(.*?)(?::(higher|lower))?");

  private ScoreOption() {}

  /**
   * What the text says.
   *
   * @throws IllegalArgumentException where it says nothing of the kind
   */
  static ScoreSettings read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no range; write 0..1, 0.., ..5:lower or ..:higher");
    }
    return new ScoreSettings(bound(form.group(1)), bound(form.group(2)), form.group(3));
  }

  private static @Nullable Double bound(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
  }

  static String write(ScoreSettings score) {
    return bound(score.min())
        + ".."
        + bound(score.max())
        + (score.better() == null ? "" : ":" + score.better());
  }

  private static String bound(@Nullable Double bound) {
    if (bound == null) {
      return "";
    }
    return Math.rint(bound) == bound && Math.abs(bound) < 1e15
        ? String.valueOf(bound.longValue())
        : bound.toString();
  }
}
