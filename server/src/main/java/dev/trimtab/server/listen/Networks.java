package dev.trimtab.server.listen;

import dev.trimtab.server.wiring.StartFailure;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks lists of addresses and networks. */
final class Networks {
  private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F.:]+)(?:/(\\d{1,3}))?");

  private Networks() {}

  /**
   * The list as it is.
   *
   * @throws StartFailure naming what is neither an address nor a network
   */
  static String check(String key, String list) {
    Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(each -> !isNetwork(each))
        .findFirst()
        .ifPresent(
            wrong -> {
              throw new StartFailure(
                  key + " must list addresses and networks such as 10.0.0.0/8, not " + wrong, null);
            });
    return list;
  }

  private static boolean isNetwork(String text) {
    Matcher parts = NETWORK.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      int bits = InetAddress.ofLiteral(parts.group(1)).getAddress().length * Byte.SIZE;
      return parts.group(2) == null || Integer.parseInt(parts.group(2)) <= bits;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
