package dev.trimtab.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Link} header (RFC 8288) for the cursor of the next page. */
final class NextPage {
  private static final Pattern NEXT =
      Pattern.compile("<[^>]*[?&]cursor=([^&>]+)[^>]*>\\s*;[^,]*\\brel=\"?next\"?");

  private NextPage() {}

  /** The cursor; null on the last page. */
  static @Nullable String cursor(List<String> linkHeaders) {
    for (String header : linkHeaders) {
      Matcher matcher = NEXT.matcher(header);
      if (matcher.find()) {
        return URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
