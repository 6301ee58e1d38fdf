package dev.trimtab.storage.sql.read;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Selection;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import dev.trimtab.storage.sql.schema.Tables.Event;
import dev.trimtab.storage.sql.schema.Tables.FailureClass;
import dev.trimtab.storage.sql.schema.Tables.FailureRollup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The most frequent failure classes: buckets from the rollups, ragged minutes from the events. */
final class SelectFailureClasses {
  /** Counts the classes above the cap, and has no name of its own in the dictionary. */
  private static final int OTHER = 0;

  private static final String OTHER_NAME = "other";

  private final StatementByKind ofRollups;
  private final StatementByKind ofEvents;
  private final String names;

  SelectFailureClasses(Statements statements) {
    List<Kind> kinds = List.of(Kind.ALL, Kind.DOMAIN, Kind.ENVIRONMENT);
    ofRollups = new StatementByKind(kinds, kind -> rollups(kind, statements));
    ofEvents = new StatementByKind(kinds, kind -> events(kind, statements));
    names =
        statements.write(
            select(FailureClass.CLASS_ID, FailureClass.NAME)
                .from(FailureClass.TABLE)
                .where(FailureClass.TENANT_ID.eq(param("tenant", Long.class))));
  }

  /** Of a selection of failure classes, of all event types. */
  List<FailureCount> run(ReadSession session, FoundTenant tenant, Selection selection, int limit)
      throws SQLException {
    SeriesSelection failures = SeriesSelection.of(tenant.number(), selection);
    TimeCover cover = TimeCover.of(MicroRange.of(selection.range()), tenant.kept());
    Map<Integer, Long> counts = new HashMap<>();
    session.readMany(
        ofRollups.of(failures.kind()),
        cover.whole(),
        (rows, buckets) -> {
          int index = failures.bindRollups(rows, 0);
          rows.setInt(index++, buckets.level().code());
          rows.setLong(index++, buckets.from());
          rows.setLong(index, buckets.until());
        },
        row -> count(row, counts));
    session.readMany(
        ofEvents.of(failures.kind()),
        cover.ragged(),
        (rows, piece) -> {
          int index = failures.bind(rows, 0);
          rows.setLong(index++, piece.from());
          rows.setLong(index, piece.until());
        },
        row -> count(row, counts));
    return counts.isEmpty() ? List.of() : mostFrequent(session, tenant.number(), counts, limit);
  }

  private List<FailureCount> mostFrequent(
      ReadSession session, long tenant, Map<Integer, Long> counts, int limit) throws SQLException {
    List<FailureCount> named = new ArrayList<>(counts.size());
    Long others = counts.get(OTHER);
    if (others != null) {
      named.add(new FailureCount(OTHER_NAME, others));
    }
    PreparedStatement statement = session.prepared(names);
    statement.setLong(1, tenant);
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Long count = counts.get(row.getInt(1));
        if (count != null) {
          named.add(new FailureCount(row.getString(2), count));
        }
      }
    }
    named.sort(
        Comparator.comparingLong(FailureCount::count)
            .reversed()
            .thenComparing(FailureCount::failureClass));
    return List.copyOf(named.subList(0, Math.min(limit, named.size())));
  }

  private static void count(ResultSet row, Map<Integer, Long> counts) throws SQLException {
    counts.merge(row.getInt(2), row.getLong(3), Long::sum);
  }

  private static RowStatement rollups(Kind kind, Statements statements) {
    return statements.writeForMany(
        select(Statements.KEY, FailureRollup.CLASS_ID, FailureRollup.COUNT)
            .from(FailureRollup.TABLE)
            .where(
                kind.rollups(
                    statements.dialect(), FailureRollup.TENANT_ID, FailureRollup.SUBJECT_ID))
            .and(FailureRollup.LEVEL.eq(param("level", Integer.class)))
            .and(FailureRollup.BUCKET.ge(param("from", Long.class)))
            .and(FailureRollup.BUCKET.lt(param("until", Long.class))),
        kind.rollupParameters("level", "from", "until"));
  }

  private static RowStatement events(Kind kind, Statements statements) {
    return statements.writeForMany(
        select(Statements.KEY, Event.CLASS_ID, inline(1))
            .from(kind.liveEvents(statements.dialect()))
            .where(kind.events(statements.dialect()))
            .and(Event.OCCURRED_AT.ge(param("from", Long.class)))
            .and(Event.OCCURRED_AT.lt(param("until", Long.class))),
        kind.parameters("from", "until"));
  }
}
