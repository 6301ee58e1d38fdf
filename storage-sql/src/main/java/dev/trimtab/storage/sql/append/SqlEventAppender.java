package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventAppender;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.StorageException.Kind;
import dev.trimtab.outcome.Submission;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvents;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Appends groups of submissions: plans what becomes of each event, then writes it. */
public final class SqlEventAppender implements EventAppender {
  /** A series that a transaction opened. */
  private record Opened(long tenantId, SeriesPlan series) {}

  private record Written(List<List<Appended>> results, List<Opened> opened) {}

  private final SqlWriter writer;
  private final Dialect dialect;
  private final StoredEvents stored;
  private final SeriesFold fold;
  private final int seriesPerTenant;
  private final SeriesDictionary dictionary = new SeriesDictionary();

  public SqlEventAppender(SqlWriter writer, Dialect dialect, SeriesFold fold, int seriesPerTenant) {
    this.writer = writer;
    this.dialect = dialect;
    this.stored = new StoredEvents(dialect);
    this.fold = fold;
    this.seriesPerTenant = seriesPerTenant;
  }

  @Override
  public List<List<Appended>> append(List<Submission> group) {
    Written written = commit(group);
    written.opened().forEach(opened -> dictionary.committed(opened.tenantId(), opened.series()));
    return written.results();
  }

  private Written commit(List<Submission> group) {
    try {
      return writer.once(session -> append(session, group));
    } catch (StorageException failure) {
      if (failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.CONFLICT) {
        dictionary.forgetAll();
      }
      throw failure;
    }
  }

  @Override
  public boolean mixesTenants() {
    return dialect.mixesTenants();
  }

  private Written append(WriteSession session, List<Submission> group) throws SQLException {
    TenantRows tenantRows = new TenantRows(session);
    AppendPlan plan =
        new Planner(session, stored, tenantRows, dictionary, seriesPerTenant).plan(group);
    PlanWriter planWriter = new PlanWriter(session, tenantRows, fold, new Courtesy(dialect));
    List<Opened> opened = new ArrayList<>();
    for (TenantPlan tenant : plan.tenants()) {
      if (!tenant.events().isEmpty()) {
        long tenantId = planWriter.write(tenant);
        tenant.newSeries().forEach(series -> opened.add(new Opened(tenantId, series)));
      }
    }
    return new Written(plan.results(), opened);
  }
}
