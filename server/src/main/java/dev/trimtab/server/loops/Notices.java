package dev.trimtab.server.loops;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.Step;
import dev.trimtab.server.channels.Notice;
import dev.trimtab.server.http.PublicLinks;
import dev.trimtab.server.templates.StoredTemplates;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a delivery says: of the line it tells of, so that each attempt says the same. */
final class Notices {
  private final LoopStore loops;
  private final StoredTemplates templates;
  private final PublicLinks links;

  Notices(LoopStore loops, StoredTemplates templates, PublicLinks links) {
    this.loops = loops;
    this.templates = templates;
    this.links = links;
  }

  /** Empty where the loop has left the step that wanted something done. */
  Optional<Notice> of(TenantId tenant, Delivery delivery) {
    return loops
        .find(tenant, delivery.loop())
        .filter(loop -> isWanted(loop, delivery))
        .flatMap(loop -> of(tenant, loop, delivery));
  }

  private static boolean isWanted(Loop loop, Delivery delivery) {
    return switch (delivery.kind()) {
      case MESSAGE -> true;
      case VERDICT -> false;
      case ACTION, UNDO ->
          loop.state() == LoopState.ACTING
              && loop.standing().step() == delivery.step()
              && loop.standing().isUndoing() == (delivery.kind() == Delivery.Kind.UNDO);
    };
  }

  private Optional<Notice> of(TenantId tenant, Loop loop, Delivery delivery) {
    List<LoopEntry> record = loops.record(tenant, loop.id());
    Step step = templates.of(tenant, loop).steps().get(delivery.step());
    return record.stream()
        .filter(entry -> entry.number() == delivery.entry())
        .findFirst()
        .map(
            entry ->
                new Notice(
                    delivery.id(),
                    entry.at(),
                    delivery.kind(),
                    new Notice.Subject(loop, entry),
                    headline(loop, entry),
                    step instanceof Step.Notify message ? message.text() : null,
                    action(step, delivery.kind()),
                    completion(tenant, loop, delivery),
                    links.of(tenant, "/loops/" + loop.id())));
  }

  /** Of this step, so that a word on it that is said twice is not taken for one on the next. */
  private @Nullable String completion(TenantId tenant, Loop loop, Delivery delivery) {
    boolean isUndo = delivery.kind() == Delivery.Kind.UNDO;
    String url = links.of(tenant, "/v1/improvements/loops/" + loop.id() + "/actions");
    return url == null ? null : url + "&step=" + delivery.step() + "&undo=" + isUndo;
  }

  private static String headline(Loop loop, LoopEntry entry) {
    return "%s: %s of %s in %s is %s"
        .formatted(
            loop.template(),
            loop.series().metricType().wireName(),
            loop.series().eventType(),
            loop.series().domain(),
            entry.to().wireName().replace('_', ' ').toLowerCase(Locale.ROOT));
  }

  private static Notice.@Nullable Action action(Step step, Delivery.Kind kind) {
    if (!(step instanceof Step.Act act) || kind == Delivery.Kind.MESSAGE) {
      return null;
    }
    Step.Action wanted = kind == Delivery.Kind.UNDO ? act.action().inverse() : act.action();
    return wanted instanceof Step.CallWebhook call ? Notice.Action.of(call) : null;
  }
}
