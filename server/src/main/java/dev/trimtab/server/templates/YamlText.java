package dev.trimtab.server.templates;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/** A text as YAML writes it: bare where nobody can take it for something else, else in quotes. */
final class YamlText {
  private static final Pattern BARE =
      Pattern.compile(
          "[\\p{L}_][\\p{L}\\p{N}_./()$;,+=%@!?*<>'-]*( [\\p{L}\\p{N}_./()$;,+=%@!?*<>'-]+)*");

  /** What older readers of YAML take for truth values. */
  private static final Set<String> TRUTHS = Set.of("y", "n", "yes", "no", "on", "off");

  private static final CoreScalarResolver KINDS = new CoreScalarResolver(false);

  private YamlText() {}

  static String of(String text) {
    return isBare(text) ? text : quoted(text);
  }

  private static boolean isBare(String text) {
    return BARE.matcher(text).matches()
        && KINDS.resolve(text, true).equals(Tag.STR)
        && !TRUTHS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(each -> append(quoted, each));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int each) {
    switch (each) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isShown(each)) {
          quoted.appendCodePoint(each);
        } else {
          quoted.append(each > 0xFFFF ? "\\U%08x".formatted(each) : "\\u%04x".formatted(each));
        }
      }
    }
  }

  /** Whether a text of several lines can stand in a block, each line as it is. */
  static boolean isBlock(String text) {
    return text.contains("\n")
        && !text.startsWith("\n")
        && !text.startsWith(" ")
        && !text.startsWith("\t")
        && !text.endsWith("\n\n")
        && text.lines().noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"))
        && text.codePoints().allMatch(each -> each == '\n' || each == '\t' || isShown(each));
  }

  private static boolean isShown(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
