package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelSettings;
import java.net.URI;
import java.util.Optional;

/** Where calls to a channel go. */
final class Targets {
  private static final int MOST_PORT = 65_535;

  /** Of what says no address of its own. */
  private static final URI ELSEWHERE = URI.create("none://elsewhere");

  private Targets() {}

  /** The address that the settings say; empty where it is none that can be called. */
  static Optional<URI> of(ChannelSettings settings) {
    return switch (settings) {
      case ChannelSettings.Webhook webhook -> parse(webhook.url());
      case ChannelSettings.GithubIssue github -> parse(github.apiUrl());
      case ChannelSettings.AlertmanagerPush alertmanager -> parse(alertmanager.url());
      case ChannelSettings.Slack _, ChannelSettings.Mail _ -> Optional.of(ELSEWHERE);
    };
  }

  /** Whether what is secret may go to both alike. */
  static boolean isSameHost(ChannelSettings one, ChannelSettings other) {
    return one.kind() == other.kind() && host(one).equals(host(other));
  }

  private static Optional<String> host(ChannelSettings settings) {
    return of(settings).map(uri -> uri.getScheme() + "://" + uri.getAuthority());
  }

  /** What stands there and goes on so; the settings were checked when they were read. */
  static URI below(String base, String path) {
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  /** The address that is written so; empty where it is none that can be called. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = URI.create(text);
      boolean isPort = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MOST_PORT);
      return uri.getHost() == null || !isPort ? Optional.empty() : Optional.of(uri);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
