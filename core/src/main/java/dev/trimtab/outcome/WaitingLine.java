package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a commit, by tenant: bounded, and taken in turns, so that one tenant's flood does
 * not hold up another. Not thread-safe: its lane holds a lock around every call.
 */
final class WaitingLine {
  /** For so many groups a tenant that wrote among others is expected to write again. */
  private static final int GROUPS_REMEMBERED = 200;

  private final RecorderSettings settings;
  private final boolean mixesTenants;
  private final Map<TenantId, TenantQueue> queues = new HashMap<>();
  private final ArrayDeque<TenantQueue> turns = new ArrayDeque<>();
  private long bytes;
  private int events;
  private @Nullable TenantId latest;
  private int groupsOfOne = GROUPS_REMEMBERED;

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
      queue = new TenantQueue(pending.submission().tenant());
      queues.put(queue.tenant, queue);
      turns.addLast(queue);
    } else if (queue.events + pending.events() > settings.tenantQueueEvents()
        || queue.bytes + weight > settings.tenantQueueBytes()) {
      return false;
    }
    queue.add(pending, weight);
    bytes += weight;
    events += pending.events();
    noteTenant(queue.tenant);
    return true;
  }

  private void noteTenant(TenantId tenant) {
    if (latest != null && !latest.equals(tenant)) {
      groupsOfOne = 0;
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
    while (!turns.isEmpty()) {
      TenantQueue queue = turns.peekFirst();
      if (isShared) {
        queue.divideFirst(usual);
      }
      int next = queue.waiting.peekFirst().pending.events();
      if (size > 0 && size + next > most) {
        break;
      }
      if (next > usual && size == 0) {
        most = next + usual; // what is large already lets in those who would wait for it
      }
      size += next;
      group.add(take(queue));
      boolean emptied = queue.waiting.isEmpty();
      if (mixesTenants || emptied) {
        turns.removeFirst();
        requeue(queue);
      }
      if (!mixesTenants && emptied) {
        break;
      }
    }
    return group;
  }

  /** Long commits are the best for a tenant alone, and the worst for who comes after they began. */
  private boolean isShared() {
    boolean isShared = groupsOfOne < GROUPS_REMEMBERED;
    groupsOfOne = isShared ? groupsOfOne + 1 : groupsOfOne;
    return isShared;
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
    Waiting first = queue.waiting.removeFirst();
    queue.bytes -= first.bytes;
    queue.events -= first.pending.events();
    bytes -= first.bytes;
    events -= first.pending.events();
    return first.pending;
  }

  private void requeue(TenantQueue queue) {
    if (queue.waiting.isEmpty()) {
      queues.remove(queue.tenant);
    } else {
      turns.addLast(queue);
    }
  }

  private record Waiting(Pending pending, long bytes) {}

  private static final class TenantQueue {
    final TenantId tenant;
    final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    long bytes;
    int events;

    TenantQueue(TenantId tenant) {
      this.tenant = tenant;
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
