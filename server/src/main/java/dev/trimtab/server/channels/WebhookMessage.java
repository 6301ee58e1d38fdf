package dev.trimtab.server.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.Verdict;
import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a webhook gets as its body. The same for each attempt, to the byte. */
@JsonNaming(SnakeCaseStrategy.class)
record WebhookMessage(String type, Instant timestamp, Data data) {
  /** What it says. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      String id,
      String tenantId,
      String headline,
      @Nullable String text,
      @Nullable LoopData loop,
      @Nullable EntryData entry,
      @Nullable ActionData action,
      @Nullable String completionUrl) {}

  /** The loop as it stands. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LoopData(
      String id,
      String template,
      int templateVersion,
      String domain,
      String eventType,
      String metricType,
      String cause,
      String seen,
      String state,
      @Nullable String verdict,
      Instant openedAt,
      @Nullable Instant endedAt,
      @Nullable String url) {}

  /** The line of its record that is told. */
  @JsonNaming(SnakeCaseStrategy.class)
  record EntryData(
      int number,
      Instant at,
      String fromState,
      String toState,
      String by,
      String why,
      Map<String, String> known) {}

  /** What is to be done. */
  record ActionData(String name, Map<String, String> parameters) {}

  static WebhookMessage of(TenantId tenant, Notice notice) {
    Subject subject = notice.subject();
    Notice.Action action = notice.action();
    return new WebhookMessage(
        type(notice),
        notice.at(),
        new Data(
            notice.id(),
            tenant.value(),
            notice.headline(),
            notice.text(),
            subject == null ? null : loop(subject.loop(), notice.loopUrl()),
            subject == null ? null : entry(subject.entry()),
            action == null
                ? null
                : new ActionData(action.name(), new TreeMap<>(action.parameters())),
            notice.completionUrl()));
  }

  private static String type(Notice notice) {
    return notice.isTest() ? "test" : "loop." + type(notice.kind());
  }

  private static String type(Delivery.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static LoopData loop(Loop loop, @Nullable String url) {
    Verdict verdict = loop.verdict();
    return new LoopData(
        loop.id(),
        loop.template(),
        loop.templateVersion(),
        loop.series().domain(),
        loop.series().eventType(),
        loop.series().metricType().wireName(),
        loop.cause().kind().name().toLowerCase(Locale.ROOT),
        loop.cause().seen(),
        loop.state().wireName(),
        verdict == null ? null : verdict.name().toLowerCase(Locale.ROOT),
        loop.openedAt(),
        loop.endedAt(),
        url);
  }

  private static EntryData entry(LoopEntry entry) {
    return new EntryData(
        entry.number(),
        entry.at(),
        entry.from().wireName(),
        entry.to().wireName(),
        entry.by(),
        entry.why(),
        new TreeMap<>(entry.known()));
  }
}
