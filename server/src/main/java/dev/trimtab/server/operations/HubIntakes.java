package dev.trimtab.server.operations;

import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Research requests among the processes of the hub. */
final class HubIntakes {
  /** What the hub calls them. */
  static final String TYPE = "intake";

  private HubIntakes() {}

  /** Those submitted since then, the newest first. */
  static List<ProcessOut> list(
      IntakeStore store, TenantId tenant, IntakeFilter filter, Instant since, int limit) {
    IntakeStore.Query newest = new IntakeStore.Query(filter, Order.NEWEST, limit, null);
    return store.list(tenant, newest).intakes().stream()
        .filter(intake -> !intake.createdAt().isBefore(since))
        .map(HubIntakes::out)
        .toList();
  }

  static ProcessOut out(Intake intake) {
    return new ProcessOut(
        intake.id(),
        TYPE,
        intake.status().wireName(),
        intake.createdAt(),
        intake.request().content().title(),
        metadata(intake),
        intake.createdBy(),
        intake.updatedAt(),
        intake.status().isEnd() ? intake.updatedAt() : null,
        0,
        null,
        Map.of(),
        false,
        List.of(),
        null);
  }

  private static JsonText metadata(Intake intake) {
    Request.Classification classification = intake.request().classification();
    var metadata =
        Json.MAPPER
            .createObjectNode()
            .put("category", classification.category())
            .put("urgency", classification.urgency().wireName());
    Origin origin = intake.origin();
    if (origin != null) {
      metadata.put("loop_id", origin.loop()).put("signal_quality", origin.signal().value());
    }
    return JsonText.of(metadata);
  }
}
