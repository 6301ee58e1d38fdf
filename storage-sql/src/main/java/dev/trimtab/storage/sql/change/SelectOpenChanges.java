package dev.trimtab.storage.sql.change;

import dev.trimtab.change.ChangeStore.OpenChanges;
import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Counts the open change points of a selection, for every trend that is read. */
final class SelectOpenChanges {
  /** The newest, and how many there are; a row where there is one. */
  private static final String OF_METRIC =
      """
      SELECT count(*) OVER (), c.position, c.series_id FROM change_point c
      LEFT JOIN series s ON s.tenant_id = c.tenant_id AND s.series_id = c.series_id
      LEFT JOIN pool p ON p.tenant_id = c.tenant_id AND p.pool_id = -c.series_id
      WHERE c.tenant_id = ? AND c.metric_type = ? AND c.ended_at IS NULL
      """;

  private static final String NEWEST = " ORDER BY c.position DESC, c.series_id DESC LIMIT 1";
  private static final String IS_DOMAIN = " AND coalesce(s.domain, p.domain) = ?";
  private static final String IS_TYPE = " AND s.event_type = ?";
  private static final String OF_ALL = OF_METRIC + NEWEST;
  private static final String IN_DOMAIN = OF_METRIC + IS_DOMAIN + NEWEST;
  private static final String OF_TYPE = OF_METRIC + IS_TYPE + NEWEST;
  private static final String OF_BOTH = OF_METRIC + IS_DOMAIN + IS_TYPE + NEWEST;

  private final ReadSession session;

  SelectOpenChanges(ReadSession session) {
    this.session = session;
  }

  OpenChanges run(TenantId tenant, Selection selection) throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    if (number == TenantNumbers.NONE) {
      return OpenChanges.NONE;
    }
    String domain = selection.domain();
    String eventType = selection.eventType();
    PreparedStatement select = session.prepared(statement(domain != null, eventType != null));
    select.setLong(1, number);
    select.setInt(2, selection.metricType().code());
    if (domain != null) {
      select.setString(3, domain);
    }
    if (eventType != null) {
      select.setString(domain == null ? 3 : 4, eventType);
    }
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new OpenChanges(
              row.getLong(1), Optional.of(WatchedNames.id(row.getLong(2), row.getLong(3))))
          : OpenChanges.NONE;
    }
  }

  private static String statement(boolean domain, boolean eventType) {
    if (domain) {
      return eventType ? OF_BOTH : IN_DOMAIN;
    }
    return eventType ? OF_TYPE : OF_ALL;
  }
}
