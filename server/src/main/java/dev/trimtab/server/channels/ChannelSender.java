package dev.trimtab.server.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.loop.ChannelSettings.Slack;
import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.loop.Delivery;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends notices to the channels of tenants. Thread-safe. */
public final class ChannelSender {
  private static final int ACCEPTED = 202;

  private final Channels channels;
  private final Outbound outbound;
  private final MailPost mail;
  private final GithubIssues issues;
  private final InstantSource clock;

  ChannelSender(Channels channels, Outbound outbound, MailPost mail, InstantSource clock) {
    this.channels = channels;
    this.outbound = outbound;
    this.mail = mail;
    this.issues = new GithubIssues(outbound, clock);
    this.clock = clock;
  }

  /**
   * Sends a notice now, once, and waits for what comes of it; for virtual threads. Whoever tries
   * again says the same id.
   *
   * @throws dev.trimtab.outcome.StorageException where the channel cannot be looked up
   */
  public SendResult send(TenantId tenant, String channel, Notice notice) {
    Optional<Channels.Opened> found;
    try {
      found = channels.open(tenant, channel);
    } catch (UnreadableSecretException unreadable) {
      return SendResult.Failed.forNow("not sent: " + unreadable.detail());
    }
    return found
        .map(each -> send(tenant, each, notice))
        .orElseGet(() -> SendResult.Failed.forGood("there is no channel " + channel));
  }

  /** Whether what is said to a channel stays raised there until its end is said too. */
  public boolean raisesAlerts(TenantId tenant, String channel) {
    return channels
        .find(tenant, channel)
        .map(Channels::settings)
        .filter(AlertmanagerPush.class::isInstance)
        .isPresent();
  }

  private SendResult send(TenantId tenant, Channels.Opened opened, Notice notice) {
    ChannelSettings settings = opened.channel().settings();
    if (notice.kind() != Delivery.Kind.MESSAGE && !(settings instanceof Webhook)) {
      return SendResult.Failed.forGood(
          "a channel of the kind %s carries messages alone: what changes something goes to a webhook"
              .formatted(settings.kind().wireName()));
    }
    ChannelSecret secret = opened.secret();
    return switch (settings) {
      case Webhook webhook when secret instanceof ChannelSecret.Signing signing ->
          webhook(webhook, signing, tenant, notice);
      case Slack _ when secret instanceof ChannelSecret.SlackUrl url ->
          call(SlackCall.of(url, tenant, notice), secret);
      case GithubIssue github when secret instanceof ChannelSecret.Token token ->
          issues.send(github, token, tenant, notice);
      case AlertmanagerPush alertmanager ->
          call(AlertmanagerCall.of(alertmanager, secret, tenant, notice), secret);
      case Mail letters -> mail(letters, tenant, notice);
      case Webhook _, Slack _, GithubIssue _ ->
          SendResult.Failed.forGood("not sent: the channel has no secret; say it again");
    };
  }

  /** Whoever is asked to change something may say that it takes a while. */
  private SendResult webhook(
      Webhook settings, ChannelSecret.Signing secret, TenantId tenant, Notice notice) {
    OutboundCall call =
        WebhookCall.of(settings, secret, notice.id(), body(tenant, notice), clock.instant());
    OutboundResult result = outbound.send(call);
    boolean isAccepted =
        result instanceof Answered answered
            && answered.status() == ACCEPTED
            && notice.kind() != Delivery.Kind.MESSAGE;
    return isAccepted
        ? new SendResult.Accepted("answered " + ACCEPTED)
        : Answers.read(result, Authorization.hidden(secret), clock.instant());
  }

  private SendResult mail(Mail settings, TenantId tenant, Notice notice) {
    OutboundResult result = mail.send(settings, tenant, notice);
    return result instanceof Answered answered && answered.isSuccess()
        ? new SendResult.Delivered(new String(answered.body(), StandardCharsets.UTF_8))
        : Answers.read(result, Authorization.hidden(null), clock.instant());
  }

  private SendResult call(OutboundCall call, @Nullable ChannelSecret secret) {
    return Answers.read(outbound.send(call), Authorization.hidden(secret), clock.instant());
  }

  private static byte[] body(TenantId tenant, Notice notice) {
    try {
      return Json.MAPPER.writeValueAsBytes(WebhookMessage.of(tenant, notice));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
