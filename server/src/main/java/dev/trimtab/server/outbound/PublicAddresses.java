package dev.trimtab.server.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from those of private networks, by the registries of
 * special-purpose addresses (RFC 6890). Of IPv6 only what is routed globally counts as public, less
 * the ranges that lead into IPv4 or are reserved.
 */
final class PublicAddresses {
  private static final List<Network> PRIVATE_4 =
      List.of(
          Network.of("0.0.0.0/8"),
          Network.of("10.0.0.0/8"),
          Network.of("100.64.0.0/10"),
          Network.of("127.0.0.0/8"),
          Network.of("169.254.0.0/16"),
          Network.of("172.16.0.0/12"),
          Network.of("192.0.0.0/24"),
          Network.of("192.0.2.0/24"),
          Network.of("192.88.99.0/24"),
          Network.of("192.168.0.0/16"),
          Network.of("198.18.0.0/15"),
          Network.of("198.51.100.0/24"),
          Network.of("203.0.113.0/24"),
          Network.of("224.0.0.0/3"));

  private static final Network GLOBAL_6 = Network.of("2000::/3");

  /** Protocol assignments with Teredo, documentation, and 6to4. */
  private static final List<Network> SPECIAL_6 =
      List.of(
          Network.of("2001::/23"),
          Network.of("2001:db8::/32"),
          Network.of("2002::/16"),
          Network.of("3fff::/20"));

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return PRIVATE_4.stream().noneMatch(network -> network.holds(address));
    }
    return GLOBAL_6.holds(address) && SPECIAL_6.stream().noneMatch(net -> net.holds(address));
  }
}
