package dev.trimtab.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Keeps the ids it was given, in order, and fails on command. */
final class FakeAppender implements EventAppender {
  /** Ids that the store refuses together with their whole group. */
  final Set<String> poisoned = ConcurrentHashMap.newKeySet();

  /** Each group waits for a permit; tests that do not care give plenty. */
  final Semaphore permits = new Semaphore(Integer.MAX_VALUE / 2);

  private final List<List<String>> groups = new ArrayList<>();
  private StorageException.Kind failure;
  private int failures;
  private final boolean mixesTenants;

  FakeAppender(boolean mixesTenants) {
    this.mixesTenants = mixesTenants;
  }

  synchronized void failNext(int times, StorageException.Kind kind) {
    failures = times;
    failure = kind;
  }

  synchronized List<List<String>> groups() {
    return List.copyOf(groups);
  }

  synchronized List<String> ids() {
    return groups.stream().flatMap(List::stream).toList();
  }

  @Override
  public boolean mixesTenants() {
    return mixesTenants;
  }

  @Override
  public List<List<Appended>> append(List<Submission> group) {
    permits.acquireUninterruptibly();
    return store(group);
  }

  private synchronized List<List<Appended>> store(List<Submission> group) {
    if (failures > 0) {
      failures--;
      throw new StorageException(failure, "on command", null);
    }
    List<String> ids =
        group.stream().flatMap(s -> s.items().stream()).map(item -> item.event().id()).toList();
    if (ids.stream().anyMatch(poisoned::contains)) {
      throw new StorageException(StorageException.Kind.REJECTED, "poisoned", null);
    }
    groups.add(ids);
    return group.stream().map(FakeAppender::stored).toList();
  }

  private static List<Appended> stored(Submission submission) {
    return submission.items().stream()
        .map(item -> (Appended) new Appended.Stored(item.event(), 1))
        .toList();
  }
}
