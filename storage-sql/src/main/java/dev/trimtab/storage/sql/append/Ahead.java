package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import dev.trimtab.storage.sql.event.StoredEvents;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan asks of one tenant's rows: of the database, question by question, or, where each is a
 * journey, all of them before the first is put.
 */
final class Ahead {
  private final WriteSession session;
  private final StoredEvents stored;
  private final SeriesDictionary dictionary;
  private final long tenantId;
  private final boolean isAsked;
  private Map<String, StoredEvent> events = Map.of();
  private Map<SeriesKey, Long> series = Map.of();

  Ahead(WriteSession session, StoredEvents stored, SeriesDictionary dictionary, long tenantId) {
    this.session = session;
    this.stored = stored;
    this.dictionary = dictionary;
    this.tenantId = tenantId;
    this.isAsked = session.asksAhead();
  }

  /** Asks for what the submissions of that tenant will need. */
  void ask(TenantId tenant, List<Submission> group) throws SQLException {
    if (!isAsked) {
      return;
    }
    Set<String> ids = new HashSet<>();
    Set<SeriesKey> keys = new HashSet<>();
    for (Submission submission : group) {
      if (submission.tenant().equals(tenant)) {
        for (Submission.Item item : submission.items()) {
          keys.add(item.event().series());
          if (item.given().id()) {
            ids.add(item.event().id());
          }
        }
      }
    }
    events = stored.withCallersIds(session, tenantId, List.copyOf(ids));
    series = dictionary.findAll(session, tenantId, keys);
  }

  /** The event that was stored with that id of the caller's. */
  @Nullable StoredEvent event(String id) throws SQLException {
    return isAsked ? events.get(id) : stored.withCallersId(session, tenantId, id);
  }

  /** The number of a committed series. */
  @Nullable Long series(SeriesKey key) throws SQLException {
    return isAsked ? series.get(key) : dictionary.find(session, tenantId, key);
  }
}
