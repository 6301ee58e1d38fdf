package dev.trimtab.server.signin;

import dev.trimtab.input.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the dashboard goes on after signing in: a path below its own address, never anywhere else.
 *
 * @param value as it stands in an address, beginning with a slash
 */
record ReturnPath(String value) {
  /** The first page. */
  static final ReturnPath ROOT = new ReturnPath("/");

  private static final int MAX_LENGTH = 1_000;
  private static final Pattern PLAIN =
      Pattern.compile("/([\\x21-\\x7e&&[^\\\\#/]][\\x21-\\x7e&&[^\\\\#]]*)?");
  private static final List<String> DOTS = List.of(".", "..");

  /**
   * Reads a parameter.
   *
   * @throws InvalidInputException where it leads elsewhere
   */
  static ReturnPath parse(String parameter, String text) {
    if (text.length() > MAX_LENGTH || !PLAIN.matcher(text).matches() || !isPage(text)) {
      throw new InvalidInputException(
          parameter, "must be a path of the dashboard, such as /changes?domain=bot");
    }
    return new ReturnPath(text);
  }

  /** Neither above the dashboard nor beside it, however that is encoded. */
  private static boolean isPage(String text) {
    try {
      String path = text.split("\\?", 2)[0].replace("+", "%2B");
      List<String> segments =
          Arrays.asList(URLDecoder.decode(path, StandardCharsets.UTF_8).split("[/\\\\]", -1));
      return segments.stream().noneMatch(DOTS::contains)
          && (segments.size() < 2 || !segments.get(1).equals("v1"));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
