package dev.trimtab.server.http;

import dev.trimtab.client.TrendOut;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.Trend;

/** Reads the trends of one tenant that one call asks for. */
record TrendReader(OutcomeStore store, TenantId tenant, TrendQuery wanted) {
  TrendOut of(MetricType type) {
    Selection selection = new Selection(type, wanted.domain(), wanted.eventType(), wanted.range());
    double[] values = store.newest(tenant, selection, wanted.window());
    return WireRecords.trend(Trend.of(type, values), wanted.domain(), wanted.window());
  }
}
