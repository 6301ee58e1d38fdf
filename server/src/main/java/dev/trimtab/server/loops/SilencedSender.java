package dev.trimtab.server.loops;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.operations.Silence;
import dev.trimtab.server.alerts.AlertLabels;
import dev.trimtab.server.alerts.Silences;
import dev.trimtab.server.channels.ChannelSender;
import dev.trimtab.server.channels.Notice;
import dev.trimtab.server.channels.SendResult;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends what loops have to say, but for messages of loops whose alert is silenced. What loops want
 * done is sent, whoever knows of it.
 */
@Singleton
final class SilencedSender {
  private final Silences silences;
  private final ChannelSender sender;

  SilencedSender(Silences silences, ChannelSender sender) {
    this.silences = silences;
    this.sender = sender;
  }

  /** A message that is not sent counts as delivered, and says why. */
  SendResult send(TenantId tenant, String channel, Notice notice, Instant now) {
    return silencedBy(tenant, channel, notice, now)
        .<SendResult>map(each -> new SendResult.Delivered("not sent: silenced by " + each.id()))
        .orElseGet(() -> sender.send(tenant, channel, notice));
  }

  private Optional<Silence> silencedBy(
      TenantId tenant, String channel, Notice notice, Instant now) {
    Notice.Subject subject = notice.subject();
    if (subject == null || notice.kind() != Delivery.Kind.MESSAGE) {
      return Optional.empty();
    }
    Loop loop = subject.loop();
    return silences
        .of(tenant, AlertLabels.of(tenant, loop), now)
        .filter(each -> loop.isOpen() || !sender.raisesAlerts(tenant, channel));
  }
}
