package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import dev.trimtab.storage.sql.event.StoredEvents;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out what becomes of each event of a group. Reads only, so nothing has to be undone. */
final class Planner {
  private final WriteSession session;
  private final StoredEvents stored;
  private final TenantRows tenantRows;
  private final SeriesDictionary dictionary;
  private final int seriesPerTenant;
  private final Map<TenantId, TenantPlan> tenants = new LinkedHashMap<>();

  Planner(
      WriteSession session,
      StoredEvents stored,
      TenantRows tenantRows,
      SeriesDictionary dictionary,
      int seriesPerTenant) {
    this.session = session;
    this.stored = stored;
    this.tenantRows = tenantRows;
    this.dictionary = dictionary;
    this.seriesPerTenant = seriesPerTenant;
  }

  AppendPlan plan(List<Submission> group) throws SQLException {
    List<List<Appended>> results = new ArrayList<>(group.size());
    for (Submission submission : group) {
      TenantPlan tenant = tenantPlan(submission.tenant(), group);
      results.add(plan(tenant, submission));
    }
    return new AppendPlan(results, tenants.values());
  }

  private List<Appended> plan(TenantPlan tenant, Submission submission) throws SQLException {
    if (tenant.before().deleting()) {
      return Collections.nCopies(
          submission.size(), new Appended.Refused(StorageException.gone(submission.tenant())));
    }
    return submission.atomic() ? whole(tenant, submission) : each(tenant, submission);
  }

  private TenantPlan tenantPlan(TenantId tenant, List<Submission> group) throws SQLException {
    TenantPlan known = tenants.get(tenant);
    if (known == null) {
      TenantRow row = tenantRows.find(tenant);
      Ahead ahead = new Ahead(session, stored, dictionary, row.tenantId());
      if (!row.isNew() && !row.deleting()) {
        ahead.ask(tenant, group);
      }
      known = new TenantPlan(tenant, row, ahead);
      tenants.put(tenant, known);
    }
    return known;
  }

  private List<Appended> each(TenantPlan tenant, Submission submission) throws SQLException {
    List<Appended> results = new ArrayList<>(submission.size());
    for (Submission.Item item : submission.items()) {
      results.add(plan(tenant, item));
    }
    return results;
  }

  /** All or none: where one item cannot be stored, those that could have been are left out. */
  private List<Appended> whole(TenantPlan tenant, Submission submission) throws SQLException {
    TenantPlan.Mark before = tenant.mark();
    long firstPosition = tenant.nextPosition();
    List<Appended> results = each(tenant, submission);
    if (results.stream().allMatch(Planner::isKept)) {
      return results;
    }
    tenant.backTo(before);
    results.replaceAll(result -> reliesOn(firstPosition, result) ? new Appended.LeftOut() : result);
    return results;
  }

  private static boolean isKept(Appended result) {
    return result instanceof Appended.Stored || result instanceof Appended.Duplicate;
  }

  /** True where the result says that something from that position on is stored. */
  private static boolean reliesOn(long position, Appended result) {
    return switch (result) {
      case Appended.Stored kept -> kept.position() >= position;
      case Appended.Duplicate same -> same.position() >= position;
      case Appended.Conflicting _,
          Appended.SeriesLimitReached _,
          Appended.LeftOut _,
          Appended.Refused _ ->
          false;
    };
  }

  private Appended plan(TenantPlan tenant, Submission.Item item) throws SQLException {
    Appended known = item.given().id() ? known(tenant, item) : null;
    if (known != null) {
      return known;
    }
    SeriesPlan series = series(tenant, item.event().series());
    if (series == null) {
      return new Appended.SeriesLimitReached(seriesLimit(tenant));
    }
    PlannedEvent planned = tenant.store(item, series);
    return new Appended.Stored(planned.event(), planned.position());
  }

  private @Nullable Appended known(TenantPlan tenant, Submission.Item item) throws SQLException {
    String id = item.event().id();
    PlannedEvent sibling = tenant.withCallersId(id);
    if (sibling != null) {
      return item.matches(sibling.event())
          ? new Appended.Duplicate(sibling.event(), sibling.position())
          : new Appended.Conflicting(id);
    }
    StoredEvent earlier = tenant.before().isNew() ? null : tenant.ahead().event(id);
    if (earlier == null) {
      return null;
    }
    return item.matches(earlier.event())
        ? new Appended.Duplicate(earlier.event(), earlier.position())
        : new Appended.Conflicting(id);
  }

  private @Nullable SeriesPlan series(TenantPlan tenant, SeriesKey key) throws SQLException {
    SeriesPlan planned = tenant.series(key);
    if (planned != null) {
      return planned;
    }
    if (!tenant.before().isNew()) {
      Long seriesId = tenant.ahead().series(key);
      if (seriesId != null) {
        return tenant.knownSeries(key, seriesId);
      }
    }
    boolean isRoom =
        SystemDomain.includes(key.domain()) || tenant.seriesCount() < seriesLimit(tenant);
    return isRoom ? tenant.newSeries(key) : null;
  }

  private int seriesLimit(TenantPlan tenant) {
    int own = tenant.before().seriesLimit();
    return own == TenantRow.DEFAULT_LIMIT ? seriesPerTenant : own;
  }
}
