package dev.trimtab.server.channels;

import dev.trimtab.client.ChannelOut;
import dev.trimtab.client.ChannelSettingsWire;
import dev.trimtab.client.ChannelTestOut;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.loop.ChannelSettings.Slack;
import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.loop.ChannelStore.Stored;
import dev.trimtab.server.templates.Durations;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Channels in the form callers see. */
final class ChannelWire {
  private ChannelWire() {}

  static ChannelSettingsWire settings(ChannelSettings settings) {
    return switch (settings) {
      case Webhook(var url, var headers, var timeout) ->
          new ChannelSettingsWire(
              url,
              new TreeMap<>(headers),
              Durations.format(timeout),
              null,
              null,
              null,
              null,
              null,
              null);
      case Slack() -> new ChannelSettingsWire(null, null, null, null, null, null, null, null, null);
      case Mail(var to, var from) ->
          new ChannelSettingsWire(null, null, null, to, from, null, null, null, null);
      case GithubIssue(var repository, var apiUrl, var labels, var assignees) ->
          new ChannelSettingsWire(
              null, null, null, null, null, repository, apiUrl, labels, assignees);
      case AlertmanagerPush(var url) ->
          new ChannelSettingsWire(url, null, null, null, null, null, null, null, null);
    };
  }

  /**
   * A channel without its secret.
   *
   * @param shownOnce the signing key that was just made; null where none was
   */
  static ChannelOut out(Stored stored, ChannelSettings settings, @Nullable String shownOnce) {
    return new ChannelOut(
        stored.name(),
        settings.kind().wireName(),
        settings(settings),
        stored.secret() != null,
        stored.at(),
        stored.by(),
        shownOnce);
  }

  static ChannelTestOut test(String id, SendResult result) {
    return switch (result) {
      case SendResult.Delivered(String answer) -> new ChannelTestOut(id, true, answer, false, null);
      case SendResult.Accepted(String answer) -> new ChannelTestOut(id, true, answer, false, null);
      case SendResult.Failed(String answer, boolean isFinal, Duration wait) ->
          new ChannelTestOut(id, false, answer, isFinal, wait == null ? null : wait.toSeconds());
    };
  }
}
