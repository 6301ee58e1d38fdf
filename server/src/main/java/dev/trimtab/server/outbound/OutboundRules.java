package dev.trimtab.server.outbound;

import dev.trimtab.server.outbound.OutboundCall.NamedBy;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where calls may go. Each check answers with a reason against, or with nothing.
 *
 * @param allowedHosts the hosts that callers may name, {@code *.} in front for everything below;
 *     empty for any
 * @param privateHosts the hosts among them that may lie in a private network
 */
record OutboundRules(Set<String> allowedHosts, Set<String> privateHosts) {
  OutboundRules {
    allowedHosts = Set.copyOf(allowedHosts);
    privateHosts = Set.copyOf(privateHosts);
  }

  /** What is wrong with a target by its text alone. */
  Optional<String> against(URI target, NamedBy namedBy) {
    String scheme = target.getScheme();
    boolean isMail = is(scheme, "smtps") || is(scheme, "smtp");
    if (!is(scheme, "https") && !is(scheme, "http") && !(isMail && namedBy == NamedBy.OPERATOR)) {
      return Optional.of("only https is called, and http on this machine");
    }
    if (target.getHost() == null || target.getRawUserInfo() != null) {
      return Optional.of("the URL must name a host, and no user");
    }
    if (namedBy == NamedBy.CALLER
        && !allowedHosts.isEmpty()
        && !isAmong(allowedHosts, host(target))) {
      return Optional.of(host(target) + " is not among trimtab.outbound.allowed-hosts");
    }
    return Optional.empty();
  }

  /** What is wrong with an address that the host of the target resolves to. */
  Optional<String> against(URI target, NamedBy namedBy, InetAddress address) {
    if (!address.isLoopbackAddress() && is(target.getScheme(), "http")) {
      return Optional.of("http is for this machine alone: use https");
    }
    if (!address.isLoopbackAddress() && is(target.getScheme(), "smtp")) {
      return Optional.of("mail without TLS is for this machine alone");
    }
    if (PublicAddresses.isPublic(address)
        || namedBy == NamedBy.OPERATOR
        || isAmong(privateHosts, host(target))) {
      return Optional.empty();
    }
    return Optional.of(
        host(target)
            + " lies in a private network, and is not among trimtab.outbound.private-hosts");
  }

  private static boolean is(@Nullable String scheme, String name) {
    return name.equalsIgnoreCase(scheme);
  }

  /** The host without the brackets of an IPv6 address, in lower case, without the last dot. */
  static String host(URI target) {
    String host = target.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      return host.substring(1, host.length() - 1);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isAmong(Set<String> patterns, String host) {
    return patterns.stream()
        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
        .anyMatch(
            pattern ->
                pattern.equals(host)
                    || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1))));
  }
}
