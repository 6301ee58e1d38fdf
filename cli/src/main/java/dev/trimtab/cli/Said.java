package dev.trimtab.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts of people on the terminal, under headings; nothing where they said nothing. */
final class Said {
  private static final String UNPRINTABLE = "[\\p{Cntrl}&&[^\n]]";

  private Said() {}

  static void print(Screen screen, String heading, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      screen.print("");
      screen.heading(heading);
      screen.print(printable(text));
    }
  }

  static void items(Screen screen, String heading, @Nullable List<String> items) {
    if (items != null && !items.isEmpty()) {
      screen.print("");
      screen.heading(heading);
      items.forEach(item -> screen.print("- " + printable(item).replace("\n", "\n  ")));
    }
  }

  /** On one line. */
  static String line(String text) {
    return printable(text).replace('\n', ' ');
  }

  /** Whatever a terminal would act on is a blank. */
  private static String printable(String text) {
    return text.strip().replaceAll(UNPRINTABLE, " ");
  }
}
