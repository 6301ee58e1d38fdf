package dev.trimtab.server.http;

import dev.trimtab.client.BatchResult;
import dev.trimtab.input.FieldFault;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.StorageException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Counts what became of the events of one batch. */
final class BatchOutcome {
  private static final Logger LOG = Logger.getLogger(BatchOutcome.class);

  private final List<Batch.Rejection> rejections;
  private int accepted;
  private int duplicates;

  /** The outcome of a batch of which {@code unreadable} never reached the store. */
  BatchOutcome(List<Batch.Rejection> unreadable) {
    this.rejections = new ArrayList<>(unreadable);
  }

  void add(int index, Appended appended) {
    switch (appended) {
      case Appended.Stored _ -> accepted++;
      case Appended.Duplicate _ -> duplicates++;
      case Appended.Conflicting _ -> reject(index, "/id", AppendFaults.CONFLICT);
      case Appended.SeriesLimitReached(int limit) ->
          reject(index, "", AppendFaults.seriesLimit(limit));
      case Appended.Refused(StorageException gone) when gone.kind() == Kind.GONE -> throw gone;
      case Appended.Refused(StorageException failed) when failed.kind() != Kind.REJECTED ->
          reject(index, "", AppendFaults.FAILED_MEANWHILE);
      case Appended.Refused(StorageException cause) -> {
        LOG.errorf(cause, "the store refused event %d of a batch", index);
        reject(index, "", "could not be stored: a fault of the server, not of the event");
      }
      case Appended.LeftOut _ -> {
        // the event that the whole batch was left out for is told in its own place
      }
    }
  }

  private void reject(int index, String pointer, String detail) {
    rejections.add(new Batch.Rejection(index, new FieldFault(pointer, detail)));
  }

  /** What was not taken, by ascending place. */
  List<Batch.Rejection> rejections() {
    return rejections.stream().sorted(Comparator.comparingInt(Batch.Rejection::index)).toList();
  }

  BatchResult result() {
    List<BatchResult.Rejected> rejected =
        rejections().stream()
            .map(
                rejection ->
                    new BatchResult.Rejected(
                        rejection.index(), rejection.fault().pointer(), rejection.fault().detail()))
            .toList();
    return new BatchResult(accepted, duplicates, rejected);
  }
}
