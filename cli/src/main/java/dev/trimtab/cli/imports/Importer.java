package dev.trimtab.cli.imports;

import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * Carries one file to the server, row by row, in batches. Events carry ids made of the file's
 * digest, the place of the row and the event's place in the row, so a second run, whole or from
 * where the first one broke off, adds nothing that is there. Not thread-safe; one instance a file.
 */
public final class Importer implements AutoCloseable {
  private static final int MAX_BATCH_EVENTS = 1_000;
  private static final int MAX_BATCH_BYTES = 8 << 20;

  private final ImportPlan plan;
  private final Function<List<EventIn>, BatchResult> sink;
  private final Rejections rejections;
  private final List<Pending> batch = new ArrayList<>();
  private long batchBytes;
  private volatile long place;
  private long skipped;
  private long rows;
  private long accepted;
  private long duplicates;

  /** Up to {@link #place}: what lies behind it is told of again by a run that goes on there. */
  private long rejected;

  /**
   * An import that has not begun.
   *
   * @param sink stores a batch; throws to end the import
   */
  public Importer(ImportPlan plan, Function<List<EventIn>, BatchResult> sink) {
    this.plan = plan;
    this.sink = sink;
    this.rejections = new Rejections(plan.rejected());
  }

  /** Begins with the first row; what an earlier run rejected is forgotten. */
  public void startOver() throws IOException {
    rejections.forget();
  }

  /**
   * Begins behind a place up to which an earlier run has dealt with every row.
   *
   * @param itsRejected how many it had rejected
   * @return false where what it rejected is not there any more: then start over
   */
  public boolean goOn(long after, long itsRejected) throws IOException {
    if (after <= 0 || after > plan.file().rows() || !rejections.keepThrough(after, itsRejected)) {
      return false;
    }
    skipped = after;
    place = after;
    rejected = rejections.count();
    return true;
  }

  /**
   * Runs to the end of the file, or until it is told to stop.
   *
   * @param follower told the last place dealt with, after each row; false stops the import
   * @return false where it was stopped
   * @throws BrokenFileException where the file cannot be read on; what comes before is dealt with
   */
  public boolean run(LongPredicate follower) throws IOException {
    try (RowReader reader = plan.file().open()) {
      reader.skipTo(skipped);
      return run(reader, follower);
    }
  }

  private boolean run(RowReader reader, LongPredicate follower) throws IOException {
    try {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        take(row);
        if (batch.size() >= MAX_BATCH_EVENTS || batchBytes >= MAX_BATCH_BYTES) {
          send(row.place());
        }
        if (!follower.test(place)) {
          return false;
        }
      }
    } catch (BrokenFileException broken) {
      send(reader.place());
      throw broken;
    }
    send(reader.place());
    var _ = follower.test(place);
    return true;
  }

  /** What was done so far. */
  public ImportResult result() {
    return new ImportResult(rows, accepted, duplicates, rejected, skipped);
  }

  /** The last place whose events are stored or rejected; any thread may ask. */
  public long place() {
    return place;
  }

  private void take(Row row) throws IOException {
    rows++;
    switch (row) {
      case Row.Unreadable broken -> rejections.add(Rejections.Rejected.ofText(broken));
      case Row.Mappable readable -> add(readable);
    }
  }

  private void add(Row.Mappable row) throws IOException {
    String name = plan.file().digest() + ":" + row.place();
    try {
      for (EventIn event : plan.mapper().events(row.content(), name)) {
        batch.add(new Pending(row, event.occurredAt() == null ? timed(event) : event));
        batchBytes += row.length();
      }
    } catch (RowFault fault) {
      rejections.add(Rejections.Rejected.ofRow(row.place(), fault, JsonText.of(row.content())));
    }
  }

  private EventIn timed(EventIn event) {
    return plan.occurredAt() == null ? event : event.at(plan.occurredAt());
  }

  private void send(long upTo) throws IOException {
    if (!batch.isEmpty()) {
      BatchResult result = sink.apply(batch.stream().map(Pending::event).toList());
      accepted += result.accepted();
      duplicates += result.duplicates();
      for (BatchResult.Rejected refused : result.rejected()) {
        rejections.add(batch.get(refused.index()).rejected(refused));
      }
      batch.clear();
      batchBytes = 0;
    }
    place = upTo;
    rejected = rejections.count();
  }

  @Override
  public void close() throws IOException {
    rejections.close();
  }

  /** An event on its way, and the row it came from. */
  private record Pending(Row.Mappable row, EventIn event) {
    Rejections.Rejected rejected(BatchResult.Rejected why) {
      return new Rejections.Rejected(
          row.place(), event.id(), why.pointer(), why.detail(), JsonText.of(row.content()), null);
    }
  }
}
