package dev.trimtab.storage.sql.transfer;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.transfer.TransferObserver.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies every row from an embedded store to an empty PostgreSQL, then reads both and compares. May
 * be stopped anywhere, and goes on there when it is run again.
 */
public final class StoreTransfer {
  private final Connection source;
  private final Connection target;
  private final boolean isSpread;
  private final TransferObserver observer;

  /**
   * Between two stores of the newest schema.
   *
   * @param source SQLite, which nobody writes meanwhile
   * @param target PostgreSQL, as the owner of its tables
   * @param isSpread true where the target lies on a cluster
   */
  public StoreTransfer(
      Connection source, Connection target, boolean isSpread, TransferObserver observer) {
    this.source = source;
    this.target = target;
    this.isSpread = isSpread;
    this.observer = observer;
  }

  /** What was copied. */
  public record Copied(int tables, long rows) {}

  /**
   * Copies and compares.
   *
   * @param name what the source is called, the same each time
   * @throws StorageException where the target holds something else, or does not hold the same
   *     afterwards
   */
  public Copied run(String name) throws SQLException {
    Target filled = new Target(target, isSpread);
    filled.begin(name);
    List<CopiedTable> tables = CopiedTables.of(source, target);
    target.rollback();
    List<Part> parts = Part.of(source, tables);
    long all = parts.stream().mapToLong(Part::rows).sum();
    copy(filled, parts, all);
    verify(filled, parts, all);
    filled.end();
    return new Copied(tables.size(), all);
  }

  private void copy(Target filled, List<Part> parts, long all) throws SQLException {
    Progress progress = new Progress(Stage.COPYING, all);
    for (Part part : parts) {
      long isThere = part.table().isChanged() ? 0 : part.count(filled.enter(part));
      target.rollback();
      progress.advance(part, isThere);
      new PartCopy(source, filled, part).run(isThere, rows -> progress.advance(part, rows));
    }
  }

  private void verify(Target filled, List<Part> parts, long all) throws SQLException {
    Progress progress = new Progress(Stage.VERIFYING, all);
    for (Part part : parts) {
      PartDigest here = PartDigest.of(source, part, rows -> {});
      PartDigest there =
          PartDigest.of(filled.enter(part), part, rows -> progress.advance(part, rows));
      target.rollback();
      if (!here.equals(there)) {
        throw new StorageException(
            StorageException.Kind.REJECTED,
            "the copy differs in table %s%s: %s in the embedded store, %s in the database; drop the database and begin anew"
                .formatted(
                    part.table().name(),
                    part.tenant() == null ? "" : " of tenant number " + part.tenant(),
                    here,
                    there),
            null);
      }
    }
  }

  /**
   * Refuses a database that a transfer has not completed.
   *
   * @throws StorageException saying what to do
   */
  public static void refuseUnfinished(Connection target) throws SQLException {
    Target.refuseUnfinished(target);
  }

  /** Adds up what is done. */
  private final class Progress {
    private final Stage stage;
    private final long all;
    private long done;

    private Progress(Stage stage, long all) {
      this.stage = stage;
      this.all = all;
    }

    private void advance(Part part, long rows) {
      done += rows;
      observer.advanced(stage, part.table().name(), done, all);
    }
  }
}
