package dev.trimtab.storage.sql.retention;

import dev.trimtab.outcome.Micros;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.tenant.KeptRows;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Removes rows through the one writer, each step in a turn of its own. */
public final class SqlRetentionStore implements RetentionStore {
  private static final String TAKE =
      """
      INSERT INTO lease (name, holder, expires_at) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
      WHERE lease.holder = excluded.holder OR lease.expires_at <= ?
      """;

  private final SqlWriter writer;
  private final ReadPool reads;
  private final Dialect dialect;

  public SqlRetentionStore(SqlWriter writer, ReadPool reads, Dialect dialect) {
    this.writer = writer;
    this.reads = reads;
    this.dialect = dialect;
  }

  @Override
  public boolean take(String name, String holder, Instant now, Instant until) {
    return writer.inTransaction(
        session -> {
          PreparedStatement take = session.prepared(TAKE);
          take.setString(1, name);
          take.setString(2, holder);
          take.setLong(3, Micros.of(until));
          take.setLong(4, Micros.of(now));
          return take.executeUpdate() == 1;
        });
  }

  /** Asks a reader first: most sweeps find the days where they are. */
  @Override
  public void keepFrom(TenantId tenant, Cutoffs cutoffs) {
    if (reads.snapshot(session -> new ExpiryReads(session).isKeptFrom(tenant, cutoffs))) {
      return;
    }
    writer.inTransaction(session -> keepFrom(session, tenant, cutoffs));
  }

  private static boolean keepFrom(WriteSession session, TenantId tenant, Cutoffs cutoffs)
      throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    if (number == TenantNumbers.NONE) {
      return false;
    }
    KeptFrom before = KeptRows.find(session, number);
    KeptFrom after =
        new KeptFrom(
            Math.max(before.raw(), cutoffs.raw()),
            Math.max(before.minute(), cutoffs.minute()),
            Math.max(before.hour(), cutoffs.hour()),
            Math.max(before.day(), cutoffs.day()));
    KeptRows.put(session, number, after);
    if (after.minute() > before.minute()
        || after.hour() > before.hour()
        || after.day() > before.day()) {
      new ExpiredRollups(session).begin(number);
    }
    return true;
  }

  @Override
  public Removed removeExpired(TenantId tenant, int rows) {
    if (!reads.snapshot(session -> new ExpiryReads(session).isDue(tenant))) {
      return Removed.NOTHING;
    }
    return timed(session -> removeExpired(session, tenant, rows));
  }

  /** A step, and the time from its turn at the writer to the end of its commit. */
  private interface Step {
    int remove(WriteSession session) throws SQLException;
  }

  private Removed timed(Step step) {
    long[] turn = new long[1];
    int rows =
        writer.inTransaction(
            session -> {
              turn[0] = System.nanoTime();
              return step.remove(session);
            });
    return new Removed(rows, Duration.ofNanos(System.nanoTime() - turn[0]));
  }

  private static int removeExpired(WriteSession session, TenantId tenant, int rows)
      throws SQLException {
    long number = TenantNumbers.find(session, tenant);
    if (number == TenantNumbers.NONE) {
      return 0;
    }
    KeptFrom kept = KeptRows.find(session, number);
    int removed = ExpiredEvents.live(session).remove(number, kept.rawMicros(), rows);
    if (removed < rows) {
      removed += ExpiredEvents.voided(session).remove(number, kept.rawMicros(), rows - removed);
    }
    if (removed < rows) {
      removed += new ExpiredRollups(session).remove(number, kept, rows - removed);
    }
    return removed;
  }

  @Override
  public long countExpired(TenantId tenant, Cutoffs cutoffs) {
    return reads.snapshot(session -> new ExpiryReads(session).count(tenant, cutoffs.raw()));
  }

  @Override
  public Removed removeDeleted(TenantId tenant, int rows, AuditEntry entry) {
    return timed(session -> new TenantRemoval(session, dialect).remove(tenant, rows, entry));
  }
}
