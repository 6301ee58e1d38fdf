package dev.trimtab.server.templates;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** YAML in the making, line by line. */
final class YamlLines {
  private static final String STEP = "  ";
  private static final String ITEM = "- ";
  private static final double MOST_EXACT = 1e15;

  /**
   * YAML looks no further for the colon behind a name, which stands 1,024 characters on at most.
   */
  private static final int LONGEST_NAME = 1_000;

  private final StringBuilder lines = new StringBuilder();
  private String indent = "";
  private boolean isItem;

  /** A field whose text is written as it is. */
  YamlLines word(String name, String word) {
    return line(name + ": " + word);
  }

  /** Said only where it is so. */
  YamlLines flag(String name, boolean isSo) {
    return isSo ? word(name, "true") : this;
  }

  /** A text; null is none. */
  YamlLines text(String name, @Nullable String text) {
    if (text == null) {
      return this;
    }
    return YamlText.isBlock(text) ? block(name, text) : word(name, YamlText.of(text));
  }

  private YamlLines block(String name, String text) {
    line(name + (text.endsWith("\n") ? ": |" : ": |-"));
    in();
    text.lines().forEach(each -> lines.append(each.isEmpty() ? "" : indent + each).append('\n'));
    return out();
  }

  YamlLines number(String name, double number) {
    boolean isWhole = number == Math.rint(number) && Math.abs(number) < MOST_EXACT;
    boolean isNegativeZero = number == 0 && 1 / number < 0;
    return word(
        name, isWhole && !isNegativeZero ? Long.toString((long) number) : Double.toString(number));
  }

  YamlLines whole(String name, long number) {
    return word(name, Long.toString(number));
  }

  YamlLines duration(String name, Duration length) {
    return word(name, Durations.format(length));
  }

  /** Texts by name, in the order of their names; nothing where there are none. */
  YamlLines labels(String name, Map<String, String> labels) {
    if (labels.isEmpty()) {
      return this;
    }
    begin(name);
    new TreeMap<>(labels).forEach((key, value) -> label(YamlText.of(key), YamlText.of(value)));
    return out();
  }

  /** A name that is too long to stand before its value on one line has one of its own. */
  private void label(String name, String value) {
    if (name.length() <= LONGEST_NAME) {
      word(name, value);
    } else {
      line("? " + name).line(": " + value);
    }
  }

  /** A list of texts; nothing where it is empty. */
  YamlLines texts(String name, List<String> texts) {
    if (texts.isEmpty()) {
      return this;
    }
    begin(name);
    texts.forEach(each -> line(ITEM + YamlText.of(each)));
    return out();
  }

  /** What follows belongs to that name, until {@link #out}. */
  YamlLines begin(String name) {
    line(name + ":");
    return in();
  }

  /** What follows is one item of a list, until {@link #out}. */
  YamlLines item() {
    isItem = true;
    return in();
  }

  private YamlLines in() {
    indent += STEP;
    return this;
  }

  YamlLines out() {
    indent = indent.substring(STEP.length());
    return this;
  }

  /** A line of its own. */
  YamlLines line(String text) {
    if (isItem) {
      lines.append(indent, 0, indent.length() - STEP.length()).append(ITEM);
      isItem = false;
    } else {
      lines.append(indent);
    }
    lines.append(text).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
