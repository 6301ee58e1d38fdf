package dev.trimtab.storage.sql.intake;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A list of texts as one: a line for each, so that whole items can be found in it. */
final class Lines {
  private Lines() {}

  static String write(List<String> items) {
    return items.isEmpty()
        ? ""
        : items.stream().map(Lines::escaped).collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** What is contained in a list that has that item, and in no other. */
  static String holding(String item) {
    return write(List.of(item));
  }

  static List<String> read(String lines) {
    return lines.isEmpty()
        ? List.of()
        : Arrays.stream(lines.substring(1, lines.length() - 1).split("\n", -1))
            .map(Lines::unescaped)
            .toList();
  }

  private static String escaped(String item) {
    return item.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String unescaped(String line) {
    StringBuilder item = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      if (each == '\\') {
        i++;
        each = line.charAt(i) == 'n' ? '\n' : line.charAt(i);
      }
      item.append(each);
    }
    return item.toString();
  }
}
