package dev.trimtab.storage.sql.change;

import dev.trimtab.change.ChangeStore.OpenChanges;
import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts the open change points of selections, for every trend that is read. */
final class SelectOpenChanges {
  /** The newest, and how many there are; a row where there is one. */
  private static final String OF_METRIC =
      """
      SELECT ?2, count(*) OVER (), c.position, c.series_id FROM change_point c
      LEFT JOIN series s ON s.tenant_id = c.tenant_id AND s.series_id = c.series_id
      LEFT JOIN pool p ON p.tenant_id = c.tenant_id AND p.pool_id = -c.series_id
      WHERE c.tenant_id = ?1 AND c.metric_type = ?3 AND c.ended_at IS NULL
      """;

  private static final String NEWEST = " ORDER BY c.position DESC, c.series_id DESC LIMIT 1";

  private static final String IS_DOMAIN = " AND coalesce(s.domain, p.domain) = ?%d";
  private static final String IS_IN_ENVIRONMENT =
      """
       AND EXISTS (SELECT 1 FROM domain_settings d WHERE d.tenant_id = c.tenant_id
      AND d.domain = coalesce(s.domain, p.domain) AND d.environment = ?%d)
      """;
  private static final String IS_TYPE = " AND s.event_type = ?%d";

  private static final int BY_DOMAIN = 1;
  private static final int BY_ENVIRONMENT = 2;
  private static final int BY_EVENT_TYPE = 4;

  /** By which of these names, added up. */
  private static final List<RowStatement> STATEMENTS =
      IntStream.range(0, 8).mapToObj(SelectOpenChanges::write).toList();

  private final ReadSession session;

  SelectOpenChanges(ReadSession session) {
    this.session = session;
  }

  /** Of each selection, in their order. */
  List<OpenChanges> run(TenantId tenant, List<Selection> selections) throws SQLException {
    List<OpenChanges> open =
        new ArrayList<>(Collections.nCopies(selections.size(), OpenChanges.NONE));
    long number = TenantNumbers.find(session, tenant);
    if (number == TenantNumbers.NONE) {
      return open;
    }
    Map<RowStatement, List<Integer>> together =
        IntStream.range(0, selections.size())
            .boxed()
            .collect(Collectors.groupingBy(place -> statement(selections.get(place))));
    for (Map.Entry<RowStatement, List<Integer>> same : together.entrySet()) {
      session.readMany(
          same.getKey(),
          same.getValue(),
          (rows, place) -> {
            rows.setLong(1, number);
            rows.setInt(2, place);
            bind(rows, selections.get(place));
          },
          row ->
              open.set(
                  row.getInt(1),
                  new OpenChanges(
                      row.getLong(2),
                      Optional.of(WatchedNames.id(row.getLong(3), row.getLong(4))))));
    }
    return open;
  }

  private static void bind(ManyRows rows, Selection selection) throws SQLException {
    int index = 3;
    rows.setInt(index++, selection.metricType().code());
    if (selection.domain() != null) {
      rows.setText(index++, selection.domain());
    }
    if (selection.environment() != null) {
      rows.setText(index++, selection.environment());
    }
    if (selection.eventType() != null) {
      rows.setText(index, selection.eventType());
    }
  }

  private static RowStatement statement(Selection selection) {
    return STATEMENTS.get(
        (selection.domain() == null ? 0 : BY_DOMAIN)
            | (selection.environment() == null ? 0 : BY_ENVIRONMENT)
            | (selection.eventType() == null ? 0 : BY_EVENT_TYPE));
  }

  private static RowStatement write(int names) {
    List<ColumnType> types =
        new ArrayList<>(List.of(ColumnType.LONG, ColumnType.INT, ColumnType.INT));
    StringBuilder query = new StringBuilder(OF_METRIC);
    if ((names & BY_DOMAIN) != 0) {
      types.add(ColumnType.TEXT);
      query.append(IS_DOMAIN.replace("%d", String.valueOf(types.size())));
    }
    if ((names & BY_ENVIRONMENT) != 0) {
      types.add(ColumnType.TEXT);
      query.append(IS_IN_ENVIRONMENT.replace("%d", String.valueOf(types.size())));
    }
    if ((names & BY_EVENT_TYPE) != 0) {
      types.add(ColumnType.TEXT);
      query.append(IS_TYPE.replace("%d", String.valueOf(types.size())));
    }
    return RowStatement.select(query.append(NEWEST).toString(), types.toArray(ColumnType[]::new));
  }
}
