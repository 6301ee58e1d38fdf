package dev.trimtab.outcome;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes one group through the store and answers everyone in it. A group that the store refuses is
 * bisected until only the events that spoil it are left out; any other failure is everyone's.
 */
final class GroupCommit {
  private static final int ATTEMPTS = 5;
  private static final long BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final EventAppender store;
  private final RecorderObserver observer;

  GroupCommit(EventAppender store, RecorderObserver observer) {
    this.store = store;
    this.observer = observer;
  }

  void commit(List<Pending> group) {
    long began = System.nanoTime();
    List<List<Appended>> results;
    try {
      results = append(group.stream().map(Pending::submission).toList());
    } catch (StorageException failure) {
      settle(group, failure);
      return;
    } catch (RuntimeException bug) {
      settle(group, new StorageException(StorageException.Kind.REJECTED, "append failed", bug));
      return;
    }
    observer.committed(events(group), Duration.ofNanos(System.nanoTime() - began));
    for (int i = 0; i < group.size(); i++) {
      group.get(i).answer().complete(results.get(i));
    }
  }

  /** Lost races are run again; their ids are fixed, so a second run stores nothing twice. */
  private List<List<Appended>> append(List<Submission> submissions) {
    for (int attempt = 1; ; attempt++) {
      try {
        return store.append(submissions);
      } catch (StorageException failure) {
        if (failure.kind() != StorageException.Kind.CONFLICT || attempt == ATTEMPTS) {
          throw failure;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(BACK_OFF_NANOS * attempt));
      }
    }
  }

  private void settle(List<Pending> group, StorageException failure) {
    if (failure.kind() != StorageException.Kind.REJECTED) {
      fail(group, failure);
    } else if (group.size() > 1) {
      commit(group.subList(0, group.size() / 2));
      commit(group.subList(group.size() / 2, group.size()));
    } else if (group.getFirst().isDivisible()) {
      group.getFirst().halves().forEach(half -> commit(List.of(half)));
    } else {
      refuse(group.getFirst(), failure);
    }
  }

  private void fail(List<Pending> group, StorageException failure) {
    observer.failed(failure.kind(), events(group));
    group.forEach(pending -> pending.answer().completeExceptionally(failure));
  }

  private void refuse(Pending pending, StorageException failure) {
    observer.failed(failure.kind(), pending.events());
    pending.answer().complete(Collections.nCopies(pending.events(), new Appended.Refused(failure)));
  }

  private static int events(List<Pending> group) {
    return group.stream().mapToInt(Pending::events).sum();
  }
}
