package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a commit, by tenant: bounded, and taken in turns, so that one tenant's flood does
 * not hold up another. A turn costs as many events as it has: whoever had fewer of late comes first
 * (start-time fair queueing, https://doi.org/10.1109/90.649569). Not thread-safe: its lane holds a
 * lock around every call.
 */
final class WaitingLine {
  /** For as many events as so many large groups have, who wrote among others is expected again. */
  private static final long GROUPS_REMEMBERED = 50;

  private final RecorderSettings settings;
  private final boolean mixesTenants;
  private final Map<TenantId, TenantQueue> queues = new HashMap<>();
  private final TreeSet<TenantQueue> turns = new TreeSet<>(TenantQueue.ORDER);

  /** Have nothing waiting, and had more than others: they do not come first by leaving. */
  private final TreeSet<TenantQueue> resting = new TreeSet<>(TenantQueue.ORDER);

  /** Where the first turn began when one was last taken; who comes anew begins there. */
  private long now;

  private long arrivals;
  private long bytes;
  private int events;
  private @Nullable TenantId latest;

  /** Events taken since another tenant wrote than the one before. */
  private long eventsOfOne = Long.MAX_VALUE;

  WaitingLine(RecorderSettings settings, boolean mixesTenants) {
    this.settings = settings;
    this.mixesTenants = mixesTenants;
  }

  /**
   * Adds a submission at the end of its tenant's queue.
   *
   * @return false where there is no room; nothing was added
   */
  boolean offer(Pending pending) {
    long weight = pending.bytes();
    TenantQueue queue = queues.get(pending.submission().tenant());
    if (bytes > 0 && bytes + weight > settings.totalQueueBytes()) {
      return false;
    }
    if (queue == null) {
      queue = new TenantQueue(pending.submission().tenant(), now);
      queues.put(queue.tenant, queue);
    } else if (queue.events > 0
        && (queue.events + pending.events() > settings.tenantQueueEvents()
            || queue.bytes + weight > settings.tenantQueueBytes())) {
      return false;
    }
    if (queue.waiting.isEmpty()) {
      resting.remove(queue);
      queue.arrival = arrivals++;
      turns.add(queue);
    }
    queue.add(pending, weight);
    bytes += weight;
    events += pending.events();
    noteTenant(queue.tenant);
    return true;
  }

  private void noteTenant(TenantId tenant) {
    if (latest != null && !latest.equals(tenant)) {
      eventsOfOne = 0;
    }
    latest = tenant;
  }

  /**
   * Takes the next group: a submission of each tenant in turn, or of one tenant only. Where several
   * write, a part of one that is larger than a group and may be divided: the others have their turn
   * before the next part.
   */
  List<Pending> nextGroup() {
    List<Pending> group = new ArrayList<>();
    boolean isShared = isShared();
    int usual = isShared ? settings.sharedGroupEvents() : settings.groupEvents();
    int most = usual;
    int size = 0;
    TenantQueue queue = turns.isEmpty() ? null : turns.first();
    while (queue != null) {
      if (isShared) {
        queue.divideFirst(usual);
      }
      int next = queue.waiting.getFirst().pending.events();
      if (size > 0 && size + next > most) {
        break;
      }
      if (next > usual && size == 0) {
        most = next + usual; // what is large already lets in those who would wait for it
      }
      size += next;
      group.add(take(queue));
      queue = nextOf(queue);
    }
    eventsOfOne = isShared ? eventsOfOne + size : eventsOfOne;
    forgetRested();
    return group;
  }

  /**
   * Whose turn it is in a group that has something of that tenant; null where the group is whole.
   */
  private @Nullable TenantQueue nextOf(TenantQueue latest) {
    if (mixesTenants) {
      return turns.isEmpty() ? null : turns.first();
    }
    return latest.waiting.isEmpty() ? null : latest;
  }

  /** Long commits are the best for a tenant alone, and the worst for who comes after they began. */
  private boolean isShared() {
    return eventsOfOne < GROUPS_REMEMBERED * settings.groupEvents();
  }

  boolean isEmpty() {
    return turns.isEmpty();
  }

  int events() {
    return events;
  }

  int events(TenantId tenant) {
    TenantQueue queue = queues.get(tenant);
    return queue == null ? 0 : queue.events;
  }

  private Pending take(TenantQueue queue) {
    now = turns.first().start;
    turns.remove(queue);
    Waiting first = queue.waiting.removeFirst();
    queue.start += first.pending.events();
    queue.bytes -= first.bytes;
    queue.events -= first.pending.events();
    bytes -= first.bytes;
    events -= first.pending.events();
    (queue.waiting.isEmpty() ? resting : turns).add(queue);
    return first.pending;
  }

  /** Who begins no later than a newcomer would needs no memory. */
  private void forgetRested() {
    while (!resting.isEmpty() && resting.first().start <= now) {
      queues.remove(resting.removeFirst().tenant);
    }
  }

  private record Waiting(Pending pending, long bytes) {}

  private static final class TenantQueue {
    static final Comparator<TenantQueue> ORDER =
        Comparator.<TenantQueue>comparingLong(queue -> queue.start)
            .thenComparingLong(queue -> queue.arrival);

    final TenantId tenant;
    final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    long bytes;
    int events;

    /** When its next turn begins, counted in events. */
    long start;

    long arrival;

    TenantQueue(TenantId tenant, long start) {
      this.tenant = tenant;
      this.start = start;
    }

    void add(Pending pending, long weight) {
      waiting.addLast(new Waiting(pending, weight));
      bytes += weight;
      events += pending.events();
    }

    void divideFirst(int most) {
      Waiting first = waiting.getFirst();
      if (first.pending.events() > most && first.pending.isDivisible()) {
        waiting.removeFirst();
        List<Pending> parts = first.pending.divided(most);
        long bytes = parts.getFirst().bytes();
        waiting.addFirst(new Waiting(parts.getLast(), first.bytes - bytes));
        waiting.addFirst(new Waiting(parts.getFirst(), bytes));
      }
    }
  }
}
