package dev.trimtab.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings that the manual lists. */
final class KnownSettings {
  private static final Pattern KEY =
      Pattern.compile("^\\| `(trimtab\\.[a-z0-9.-]+)`", Pattern.MULTILINE);

  private KnownSettings() {}

  /** As environment variables. */
  static Set<String> variables() {
    try {
      String manual = Files.readString(Packages.ROOT.resolve("docs/configuration.md"));
      return KEY.matcher(manual)
          .results()
          .map(MatchResult::group)
          .map(row -> row.replaceAll("[|` ]", "").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
