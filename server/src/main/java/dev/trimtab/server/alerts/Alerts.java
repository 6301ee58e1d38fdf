package dev.trimtab.server.alerts;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.client.AlertOut;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.operations.Acknowledgement;
import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.operations.Silence;
import dev.trimtab.server.http.PublicLinks;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts with what people say of them. */
@Singleton
final class Alerts {
  /** Who reads them is to look again before then, as with alerts of an Alertmanager. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final ChangeStore changes;
  private final LoopStore loops;
  private final Silences silences;
  private final AcknowledgementStore acknowledgements;
  private final PublicLinks links;

  Alerts(
      ChangeStore changes,
      LoopStore loops,
      Silences silences,
      AcknowledgementStore acknowledgements,
      PublicLinks links) {
    this.changes = changes;
    this.loops = loops;
    this.silences = silences;
    this.acknowledgements = acknowledgements;
    this.links = links;
  }

  List<AlertOut> list(TenantId tenant, AlertQuery wanted, Instant now) {
    List<Alert> found =
        new AlertReader(changes, loops, tenant)
            .read(wanted.domain(), wanted.since()).stream()
                .filter(each -> wanted.state() == null || each.state() == wanted.state())
                .toList();
    List<Silence> holding = silences.holding(tenant, now);
    Map<String, Acknowledgement> said =
        acknowledgements.of(tenant, found.stream().map(Alert::fingerprint).toList());
    return found.stream()
        .map(each -> out(tenant, each, holding, said.get(each.fingerprint()), now))
        .filter(each -> wanted.silenced() == null || each.isSilenced() == wanted.silenced())
        .limit(wanted.limit())
        .toList();
  }

  /** The alert of that fingerprint, resolved or not. */
  Optional<AlertOut> find(TenantId tenant, String fingerprint, Instant now) {
    return list(tenant, AlertQuery.all(now), now).stream()
        .filter(each -> each.fingerprint().equals(fingerprint))
        .findFirst();
  }

  void acknowledge(TenantId tenant, Acknowledgement said, AuditEntry entry) {
    acknowledgements.put(tenant, said, entry);
  }

  private AlertOut out(
      TenantId tenant,
      Alert alert,
      List<Silence> holding,
      @Nullable Acknowledgement said,
      Instant now) {
    List<String> silencedBy =
        holding.stream().filter(each -> each.matches(alert.labels())).map(Silence::id).toList();
    Acknowledgement shown = alert.state() == Alert.State.RESOLVED ? null : said;
    Instant ended = alert.endedAt();
    return new AlertOut(
        alert.labels(),
        Map.of("summary", alert.text().summary(), "description", alert.text().description()),
        alert.startsAt(),
        ended == null ? now.plus(LOOK_AGAIN) : ended,
        Stream.of(alert.updatedAt(), shown == null ? alert.updatedAt() : shown.at())
            .max(Instant::compareTo)
            .orElse(now),
        alert.fingerprint(),
        links.of(tenant, alert.path()),
        List.of(),
        new AlertOut.Status(status(alert, silencedBy), silencedBy, List.of()),
        alert.state().name().toLowerCase(Locale.ROOT),
        shown == null ? null : shown.by(),
        shown == null ? null : shown.at(),
        shown == null ? null : shown.comment());
  }

  private static String status(Alert alert, List<String> silencedBy) {
    if (!silencedBy.isEmpty()) {
      return AlertOut.Status.SUPPRESSED;
    }
    return alert.state() == Alert.State.PENDING ? "unprocessed" : "active";
  }
}
