package dev.trimtab.cli;

import dev.trimtab.client.ChannelOut;
import dev.trimtab.client.ChannelSettingsWire;
import org.jspecify.annotations.Nullable;

/** A channel on the terminal. */
final class ChannelScreen {
  private static final int LABEL_WIDTH = 12;

  private ChannelScreen() {}

  static void print(Screen screen, ChannelOut channel) {
    ChannelSettingsWire settings = channel.settings();
    line(screen, "name", channel.name());
    line(screen, "kind", channel.kind());
    line(screen, "to", target(settings));
    line(screen, "from", settings.from());
    line(screen, "timeout", settings.timeout());
    if (settings.headers() != null) {
      settings.headers().forEach((name, value) -> line(screen, "header", name + "=" + value));
    }
    line(screen, "api", settings.apiUrl());
    line(screen, "labels", settings.labels() == null ? null : joined(settings.labels()));
    line(screen, "assignees", settings.assignees() == null ? null : joined(settings.assignees()));
    line(screen, "secret", channel.hasSecret() ? "yes" : "none");
    line(screen, "updated", EventTable.time(channel.updatedAt()) + " by " + channel.updatedBy());
    if (channel.signingKey() != null) {
      screen.print("");
      screen.print(channel.signingKey());
      screen.print("");
      screen.print("That is the key the webhook is signed with; it is shown only this once.");
    }
  }

  /** Where it goes, as far as that is no secret. */
  static String target(ChannelSettingsWire settings) {
    if (settings.url() != null) {
      return settings.url();
    }
    if (settings.repository() != null) {
      return settings.repository();
    }
    return settings.to() == null ? "" : joined(settings.to());
  }

  private static String joined(Iterable<String> texts) {
    return String.join(", ", texts);
  }

  private static void line(Screen screen, String label, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      screen.print(label + " ".repeat(LABEL_WIDTH - label.length()) + text);
    }
  }
}
