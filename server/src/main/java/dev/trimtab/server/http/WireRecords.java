package dev.trimtab.server.http;

import dev.trimtab.client.EventOut;
import dev.trimtab.client.EvidenceOut;
import dev.trimtab.client.FailureModeOut;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.RoiOut;
import dev.trimtab.client.SummaryOut;
import dev.trimtab.client.TrendOut;
import dev.trimtab.client.WeekOverWeekOut;
import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.ReturnOnInvestment;
import dev.trimtab.trend.Trend;
import dev.trimtab.trend.WeekOverWeek;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what core says into what the contract writes. */
public final class WireRecords {
  private static final String ALL_DOMAINS = "all";

  private WireRecords() {}

  public static EventOut event(TenantId tenant, OutcomeEvent event) {
    return new EventOut(
        event.id(),
        tenant.value(),
        event.series().domain(),
        event.series().eventType(),
        event.series().metricType().wireName(),
        event.value(),
        event.occurredAt(),
        event.recordedAt(),
        new JsonText(event.metadata().json()));
  }

  /** A trend of what was asked for; its evidence is null where nothing is watched. */
  static TrendOut trend(
      Trend trend, @Nullable String domain, int window, @Nullable EvidenceOut evidence) {
    return new TrendOut(
        trend.metricType().wireName(),
        domain == null ? ALL_DOMAINS : domain,
        window,
        trend.direction().name().toLowerCase(Locale.ROOT),
        trend.values().length,
        trend.values(),
        trend.previousAverage(),
        trend.currentAverage(),
        trend.changePercent(),
        trend.previousCount(),
        trend.currentCount(),
        evidence);
  }

  static SummaryOut summary(Inventory inventory) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (MetricType type : MetricType.values()) {
      counts.put(type.wireName(), inventory.metricCounts().getOrDefault(type, 0L));
    }
    return new SummaryOut(
        inventory.totalEvents(),
        inventory.domains(),
        inventory.domainCount(),
        inventory.eventTypes(),
        counts);
  }

  static WeekOverWeekOut weekOverWeek(WeekOverWeek week) {
    return new WeekOverWeekOut(
        week.metricType().wireName(),
        week.currentWeekAverage(),
        week.previousWeekAverage(),
        week.percentChange());
  }

  static FailureModeOut failureMode(FailureCount failure) {
    return new FailureModeOut(failure.failureClass(), failure.count());
  }

  static RoiOut returnOnInvestment(ReturnOnInvestment roi) {
    return new RoiOut(
        roi.totalInvocations(),
        roi.successCount(),
        roi.failureCount(),
        roi.estimatedHoursSaved(),
        roi.estimatedValueUsd(),
        roi.successRate(),
        roi.averageLatencyMs(),
        roi.totalCostUsd(),
        roi.netValueUsd());
  }
}
