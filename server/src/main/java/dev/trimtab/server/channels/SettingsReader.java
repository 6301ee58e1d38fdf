package dev.trimtab.server.channels;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.ChannelKind;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.loop.ChannelSettings.Slack;
import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.templates.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a channel, as callers send them and as they are stored. */
final class SettingsReader {
  private static final int MAX_LENGTH = 2_000;

  private final BodyFields fields;

  private SettingsReader(BodyFields fields) {
    this.fields = fields;
  }

  /** The settings in the fields {@code kind} and {@code settings}; null, and faults, without. */
  static @Nullable ChannelSettings read(BodyFields channel) {
    ChannelKind kind = channel.required("kind", SettingsReader::kind);
    if (kind == null) {
      channel.take("settings");
      return null;
    }
    SettingsReader reader = new SettingsReader(channel.object("settings"));
    ChannelSettings settings = reader.read(kind);
    if (settings != null && Targets.of(settings).isEmpty()) {
      reader.fields.fault(
          kind == ChannelKind.GITHUB_ISSUE ? "api_url" : "url",
          "must name a host that can be called");
      return null;
    }
    return settings;
  }

  private static ChannelKind kind(String pointer, String name) {
    return ChannelKind.ofWireName(name)
        .orElseThrow(
            () -> new InvalidInputException(pointer, "must be one of " + ChannelKind.wireNames()));
  }

  private @Nullable ChannelSettings read(ChannelKind kind) {
    return switch (kind) {
      case WEBHOOK -> webhook();
      case SLACK -> new Slack();
      case MAIL -> mail();
      case GITHUB_ISSUE -> githubIssue();
      case ALERTMANAGER -> alertmanager();
    };
  }

  private @Nullable ChannelSettings webhook() {
    String url = text("url");
    Map<String, String> headers = headers();
    Duration timeout = fields.optional("timeout", SettingsReader::length);
    return url == null
        ? null
        : checked(
            () -> new Webhook(url, headers, timeout == null ? Webhook.DEFAULT_TIMEOUT : timeout));
  }

  private @Nullable ChannelSettings mail() {
    String from = fields.optionalName("from", MAX_LENGTH);
    var to = fields.texts("to");
    return checked(() -> new Mail(to, from));
  }

  private @Nullable ChannelSettings githubIssue() {
    String repository = text("repository");
    String apiUrl = fields.optionalName("api_url", MAX_LENGTH);
    var labels = fields.texts("labels");
    var assignees = fields.texts("assignees");
    return repository == null
        ? null
        : checked(
            () ->
                new GithubIssue(
                    repository,
                    apiUrl == null ? GithubIssue.DEFAULT_API_URL : apiUrl,
                    labels,
                    assignees));
  }

  private @Nullable ChannelSettings alertmanager() {
    String url = text("url");
    return url == null ? null : checked(() -> new AlertmanagerPush(url));
  }

  private @Nullable String text(String field) {
    return fields.name(field, MAX_LENGTH);
  }

  private static Duration length(String pointer, String text) {
    return Durations.parse(text)
        .orElseThrow(
            () -> new InvalidInputException(pointer, "must be a length of time such as 15s or 1m"));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    JsonNode given = fields.take("headers");
    if (given == null) {
      return headers;
    }
    if (!given.isObject()) {
      fields.fault("headers", "must be a JSON object");
      return headers;
    }
    for (Map.Entry<String, JsonNode> header : given.properties()) {
      if (header.getValue().isTextual()) {
        headers.put(header.getKey(), header.getValue().textValue());
      } else {
        fields.fault("headers", "must have strings as values");
      }
    }
    return headers;
  }

  /** Its faults name fields of the settings, and are noted as such. */
  private @Nullable ChannelSettings checked(Supplier<ChannelSettings> settings) {
    try {
      return settings.get();
    } catch (InvalidInputException invalid) {
      fields.attempt(
          () -> {
            throw new InvalidInputException(
                invalid.faults().stream()
                    .map(fault -> new FieldFault(fields.place() + fault.pointer(), fault.detail()))
                    .toList());
          });
      return null;
    }
  }
}
