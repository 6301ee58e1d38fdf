package dev.trimtab.storage.sql.change;

import dev.trimtab.change.ChangeStore.OpenChanges;
import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Counts the open change points of a selection, for every trend that is read. */
final class SelectOpenChanges {
  private static final String OF_METRIC =
      """
      SELECT count(*), max(position) FROM change_point
      WHERE tenant_id = ? AND metric_type = ? AND ended_at IS NULL
      """;

  private static final String IN_SERIES =
      """
      SELECT count(*), max(c.position) FROM change_point c
      JOIN series s ON s.tenant_id = c.tenant_id AND s.series_id = c.series_id
      WHERE c.tenant_id = ? AND c.metric_type = ? AND c.ended_at IS NULL
      """;

  private static final String IN_DOMAIN = IN_SERIES + " AND s.domain = ?";
  private static final String OF_TYPE = IN_SERIES + " AND s.event_type = ?";
  private static final String OF_BOTH = IN_SERIES + " AND s.domain = ? AND s.event_type = ?";

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
      row.next();
      long count = row.getLong(1);
      return count == 0
          ? OpenChanges.NONE
          : new OpenChanges(count, OptionalLong.of(row.getLong(2)));
    }
  }

  private static String statement(boolean domain, boolean eventType) {
    if (domain) {
      return eventType ? OF_BOTH : IN_DOMAIN;
    }
    return eventType ? OF_TYPE : OF_METRIC;
  }
}
