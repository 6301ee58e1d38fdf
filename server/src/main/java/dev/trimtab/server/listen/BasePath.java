package dev.trimtab.server.listen;

import dev.trimtab.server.wiring.StartFailure;
import java.util.regex.Pattern;

/** Checks where all paths begin. */
public final class BasePath {
  private static final Pattern SEGMENTS = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

  private BasePath() {}

  /**
   * The path without a slash at its end: empty for the root.
   *
   * @throws StartFailure where it is none
   */
  public static String of(String configured) {
    String path = configured.strip().replaceAll("/+$", "");
    if (!SEGMENTS.matcher(path).matches() || path.matches("(.*/)?\\.{1,2}(/.*)?")) {
      throw new StartFailure(
          "trimtab.http.base-path must look like /trimtab, not " + configured, null);
    }
    return path;
  }
}
