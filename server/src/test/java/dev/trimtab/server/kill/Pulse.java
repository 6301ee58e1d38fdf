package dev.trimtab.server.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long acknowledged calls took, by when they were answered. A call that waited for a node that
 * is gone counts in the second in which it was answered after all. Thread-safe.
 */
final class Pulse {
  /** Fewer calls than that have no p99 worth the name. */
  private static final int LEAST = 20;

  private record Call(String caller, long tookNanos) {}

  private record Moment(long nanoTime, long number) implements Comparable<Moment> {
    @Override
    public int compareTo(Moment other) {
      int byTime = Long.compare(nanoTime - other.nanoTime, 0);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  private final Map<Moment, Call> calls = new ConcurrentSkipListMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** A call that began at {@code began}, of {@link System#nanoTime}, was acknowledged just now. */
  void acknowledged(String caller, long began) {
    acknowledged(caller, began, System.nanoTime());
  }

  void acknowledged(String caller, long began, long answered) {
    calls.put(new Moment(answered, numbers.incrementAndGet()), new Call(caller, answered - began));
  }

  /**
   * The p99 of the calls that were answered in a span of time.
   *
   * @param callers who must have been answered among others
   * @return nanoseconds; empty where one of these was not, or where there were few calls
   */
  OptionalLong p99(long from, Duration length, Set<String> callers) {
    List<Long> took = new ArrayList<>();
    Set<String> missing = new HashSet<>(callers);
    calls.forEach(
        (moment, call) -> {
          if (moment.nanoTime() - from >= 0 && moment.nanoTime() - from < length.toNanos()) {
            took.add(call.tookNanos());
            missing.remove(call.caller());
          }
        });
    if (took.size() < LEAST || !missing.isEmpty()) {
      return OptionalLong.empty();
    }
    took.sort(null);
    return OptionalLong.of(took.get((took.size() - 1) * 99 / 100));
  }
}
