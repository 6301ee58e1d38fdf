package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.EnvironmentDomains;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.Series;
import java.util.Map;
import org.jooq.Condition;

/** What of a query a row of {@code event} and its row of {@code series} must answer to. */
final class EventFilter {
  private EventFilter() {}

  /**
   * May be a column of a statement: what distributes the tables does not see there that two rows
   * are of one tenant, so it is named to the settings of domains.
   */
  static Condition of(long tenant, EventQuery query, Dialect dialect) {
    Condition filter = metadata(query, dialect);
    if (query.domain() != null) {
      filter = filter.and(Series.DOMAIN.eq(query.domain()));
    }
    if (query.environment() != null) {
      filter =
          filter.and(
              EnvironmentDomains.holds(
                  val(tenant, Event.TENANT_ID), Series.DOMAIN, query.environment()));
    }
    if (query.eventType() != null) {
      filter = filter.and(Series.EVENT_TYPE.eq(query.eventType()));
    }
    if (query.metricType() != null) {
      filter = filter.and(Series.METRIC_TYPE.eq(query.metricType().code()));
    }
    return filter;
  }

  static Condition metadata(EventQuery query, Dialect dialect) {
    Condition filter = noCondition();
    for (Map.Entry<String, String> entry : query.metadata().entrySet()) {
      filter = filter.and(dialect.jsonEquals(Event.METADATA, entry.getKey(), entry.getValue()));
    }
    return filter;
  }
}
