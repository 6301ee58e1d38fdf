package dev.trimtab.server.keeping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every configuration key there is, from the page that lists them, which a test keeps complete. */
public final class KnownSettings {
  private static final String PAGE = "/dev/trimtab/server/keeping/configuration.md";
  private static final Pattern KEY = Pattern.compile("^\\| `(trimtab\\.[a-z0-9.-]+)` \\|");

  private KnownSettings() {}

  public static Set<String> all() {
    try (InputStream page = KnownSettings.class.getResourceAsStream(PAGE)) {
      if (page == null) {
        throw new IllegalStateException("the program lacks " + PAGE);
      }
      return new BufferedReader(new InputStreamReader(page, StandardCharsets.UTF_8))
          .lines()
          .flatMap(line -> KEY.matcher(line).results())
          .map((MatchResult key) -> key.group(1))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
