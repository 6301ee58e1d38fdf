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
import org.jspecify.annotations.Nullable;

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
  private static final String IS_IN_ENVIRONMENT =
      """
       AND EXISTS (SELECT 1 FROM domain_settings d WHERE d.tenant_id = c.tenant_id
      AND d.domain = coalesce(s.domain, p.domain) AND d.environment = ?)
      """;
  private static final String IS_TYPE = " AND s.event_type = ?";

  private final ReadSession session;

  SelectOpenChanges(ReadSession session) {
    this.session = session;
  }

  OpenChanges run(TenantId tenant, Selection selection) throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    if (number == TenantNumbers.NONE) {
      return OpenChanges.NONE;
    }
    PreparedStatement select = session.prepared(statement(selection));
    select.setLong(1, number);
    select.setInt(2, selection.metricType().code());
    int index = bind(select, 3, selection.domain());
    index = bind(select, index, selection.environment());
    var _ = bind(select, index, selection.eventType());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new OpenChanges(
              row.getLong(1), Optional.of(WatchedNames.id(row.getLong(2), row.getLong(3))))
          : OpenChanges.NONE;
    }
  }

  /** The index behind it. */
  private static int bind(PreparedStatement select, int index, @Nullable String name)
      throws SQLException {
    if (name == null) {
      return index;
    }
    select.setString(index, name);
    return index + 1;
  }

  private static String statement(Selection selection) {
    return OF_METRIC
        + (selection.domain() == null ? "" : IS_DOMAIN)
        + (selection.environment() == null ? "" : IS_IN_ENVIRONMENT)
        + (selection.eventType() == null ? "" : IS_TYPE)
        + NEWEST;
  }
}
