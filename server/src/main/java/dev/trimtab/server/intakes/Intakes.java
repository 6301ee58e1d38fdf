package dev.trimtab.server.intakes;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.Transition;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Submits and changes intakes, each change with its entry in the audit log. */
@Singleton
public final class Intakes {
  private final IntakeStore store;
  private final EventIds ids;
  private final LimitsConfig limits;
  private final InstantSource clock;

  Intakes(IntakeStore store, EventIds ids, LimitsConfig limits, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Submits one by hand.
   *
   * @throws InvalidInputException where the tenant has as many as it may
   */
  Intake submit(TenantId tenant, Request request, AuditAuthor author) {
    Instant now = clock.instant();
    Intake intake = Intake.submitted(ids.next(now), request, null, author.actor(), now);
    Map<String, String> detail =
        Map.of(
            "title", request.content().title(),
            "urgency", request.classification().urgency().wireName());
    int most = limits.intakesPerTenant();
    if (!store.add(
        tenant, intake, most, author.entry(tenant, "intake.submit", intake.id(), detail))) {
      throw new InvalidInputException(
          "", "would be one more than the %d research requests a tenant may have".formatted(most));
    }
    return intake;
  }

  /** Writes parts of one anew. */
  Changed<Intake> rewrite(
      TenantId tenant, String id, RequestParts parts, @Nullable Integer seen, AuditAuthor author) {
    Map<String, String> detail = Map.of("parts", parts.names());
    return new Revising<>(
            () -> store.find(tenant, id),
            Intake::revision,
            intake ->
                store.change(tenant, intake, author.entry(tenant, "intake.change", id, detail)))
        .change(seen, intake -> intake.with(parts.over(intake.request()), clock.instant()));
  }

  /** Moves one through its life. */
  Changed<Intake> move(
      TenantId tenant,
      String id,
      Transition transition,
      @Nullable Integer seen,
      AuditAuthor author) {
    Map<String, ?> detail = detail(transition);
    return new Revising<>(
            () -> store.find(tenant, id),
            Intake::revision,
            intake ->
                store.change(tenant, intake, author.entry(tenant, "intake.transition", id, detail)))
        .change(seen, intake -> intake.after(transition));
  }

  private static Map<String, ?> detail(Transition transition) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("to", transition.to().wireName());
    String rationale = transition.rationale();
    if (rationale != null) {
      detail.put("rationale", rationale);
    }
    List<String> items = transition.actionItems();
    if (items != null) {
      detail.put("action_items", items);
    }
    return detail;
  }
}
