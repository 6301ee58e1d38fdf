package dev.trimtab.storage.sql.correction;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.event.StoredEvent;
import dev.trimtab.storage.sql.event.StoredEvents;
import dev.trimtab.storage.sql.rollup.FailureRollupRows;
import dev.trimtab.storage.sql.rollup.RollupRecount;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.Subjects;
import dev.trimtab.storage.sql.tenant.KeptRows;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes an event out: it moves to {@code voided_event}, and what counted it is put right. */
public final class VoidEvent {
  private final SqlWriter writer;
  private final StoredEvents stored;

  public VoidEvent(SqlWriter writer, Dialect dialect) {
    this.writer = writer;
    this.stored = new StoredEvents(dialect);
  }

  /**
   * Voids the live event of that id.
   *
   * @return false where there is none, or retention no longer keeps what it was counted with
   */
  public boolean voidEvent(TenantId tenant, String id, String reason, Instant at) {
    return writer.inTransaction(
        session -> {
          StoredEvent event = find(session, tenant, id);
          if (event == null) {
            return false;
          }
          KeptFrom kept = KeptRows.find(session, event.tenantId());
          if (Micros.of(event.event().occurredAt()) < kept.rawMicros()) {
            // What it was counted with may be gone already, so nothing could count it out again.
            return false;
          }
          new EventMove(session).toVoided(event, reason, at);
          recount(session, event, kept);
          new Totals(session).takeOut(event, kept);
          return true;
        });
  }

  private @Nullable StoredEvent find(WriteSession session, TenantId tenant, String id)
      throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    return number == TenantNumbers.NONE ? null : stored.live(session, number, id);
  }

  private static void recount(WriteSession session, StoredEvent stored, KeptFrom kept)
      throws SQLException {
    MetricType type = stored.event().series().metricType();
    long occurredAt = Micros.of(stored.event().occurredAt());
    RollupRecount rollups = new RollupRecount(session, kept);
    rollups.ofSeries(stored.tenantId(), stored.seriesId(), type, occurredAt);
    boolean isSystem = SystemDomain.includes(stored.event().series().domain());
    if (!isSystem) {
      rollups.ofMetric(stored.tenantId(), type, occurredAt);
    }
    Integer classId = stored.classId();
    if (classId != null) {
      FailureRollupRows failures = new FailureRollupRows(session);
      failures.subtract(stored.tenantId(), stored.seriesId(), occurredAt, classId);
      if (!isSystem) {
        failures.subtract(stored.tenantId(), Subjects.ofMetric(type), occurredAt, classId);
      }
    }
  }
}
