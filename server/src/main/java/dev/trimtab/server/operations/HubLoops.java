package dev.trimtab.server.operations;

import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.Verdict;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Improvement loops among the processes of the hub. */
final class HubLoops {
  /** What the hub calls them. */
  static final String TYPE = "loop";

  private static final int MOST = 1_000;

  private HubLoops() {}

  /** Those opened since then, the newest first. */
  static List<ProcessOut> list(
      LoopStore store, TenantId tenant, @Nullable ProcessStatus status, Instant since, int limit) {
    Boolean isOpen = status == null ? null : status == ProcessStatus.RUNNING;
    boolean isExact = status == null || status == ProcessStatus.RUNNING;
    return store.list(tenant, query(isOpen, isExact ? limit : MOST)).stream()
        .filter(loop -> !loop.openedAt().isBefore(since))
        .filter(loop -> status == null || status(loop.state()) == status)
        .limit(limit)
        .map(HubLoops::out)
        .toList();
  }

  /** Those that are open, however long. */
  static List<ProcessOut> open(LoopStore store, TenantId tenant) {
    return store.list(tenant, query(true, MOST)).stream().map(HubLoops::out).toList();
  }

  private static LoopStore.Query query(@Nullable Boolean isOpen, int limit) {
    return new LoopStore.Query(null, null, null, null, null, isOpen, limit, null);
  }

  /** A loop is there to have outcomes improve: what ends in another way has failed. */
  static ProcessStatus status(LoopState state) {
    return switch (state) {
      case TRIGGERED, INVESTIGATING, AWAITING_APPROVAL, ACTING, SETTLING, VERIFYING ->
          ProcessStatus.RUNNING;
      case IMPROVED -> ProcessStatus.SUCCEEDED;
      case CANCELLED -> ProcessStatus.CANCELLED;
      case NO_EFFECT, WORSE, UNDECIDED, ESCALATED -> ProcessStatus.FAILED;
    };
  }

  static ProcessOut out(Loop loop) {
    SeriesKey series = loop.series();
    String by = loop.cause().by();
    return new ProcessOut(
        loop.id(),
        TYPE,
        status(loop.state()).wireName(),
        loop.openedAt(),
        "%s: %s of %s in %s"
            .formatted(
                loop.template(),
                series.metricType().wireName(),
                series.eventType(),
                series.domain()),
        metadata(loop),
        by == null ? LoopEntry.ITSELF : by,
        loop.standing().since(),
        loop.endedAt(),
        loop.standing().step() + 1L,
        null,
        Map.of(),
        false,
        loop.isOpen() ? List.of(ProcessWire.CANCEL) : List.of(),
        null);
  }

  private static JsonText metadata(Loop loop) {
    Verdict verdict = loop.verdict();
    var metadata =
        Json.MAPPER
            .createObjectNode()
            .put("state", loop.state().wireName())
            .put("template", loop.template())
            .put("template_version", loop.templateVersion());
    metadata
        .putObject("series")
        .put("domain", loop.series().domain())
        .put("event_type", loop.series().eventType())
        .put("metric_type", loop.series().metricType().wireName());
    if (verdict != null) {
      metadata.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
    }
    return JsonText.of(metadata);
  }
}
