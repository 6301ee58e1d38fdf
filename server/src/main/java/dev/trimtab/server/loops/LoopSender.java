package dev.trimtab.server.loops;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.LoopStore.Claimed;
import dev.trimtab.server.channels.SendResult;
import java.time.Instant;

/** Sends what a loop has to say, and records what it has shown. */
final class LoopSender {
  private final Notices notices;
  private final SilencedSender channels;
  private final VerdictRecorder verdicts;

  LoopSender(Notices notices, SilencedSender channels, VerdictRecorder verdicts) {
    this.notices = notices;
    this.channels = channels;
    this.verdicts = verdicts;
  }

  SendResult send(Claimed claimed, Instant now) {
    Delivery delivery = claimed.delivery();
    if (delivery.kind() == Delivery.Kind.VERDICT) {
      return verdicts.record(claimed.tenant(), delivery, now);
    }
    return notices
        .of(claimed.tenant(), delivery)
        .map(notice -> channels.send(claimed.tenant(), delivery.channel(), notice, now))
        .orElseGet(() -> new SendResult.Failed("not sent: the loop has gone on", true, null));
  }
}
