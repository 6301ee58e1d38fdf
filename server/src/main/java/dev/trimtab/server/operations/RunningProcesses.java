package dev.trimtab.server.operations;

import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The processes that run in this server. Tells the store how far they are, and them what the store
 * says: a cancellation may have come in at another node. Thread-safe.
 */
public final class RunningProcesses {
  private static final Logger LOG = Logger.getLogger(RunningProcesses.class);

  private final ProcessStore store;
  private final InstantSource clock;
  private final Map<Key, Running> running = new ConcurrentHashMap<>();

  RunningProcesses(ProcessStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Work that can be asked how far it is, and to end. Any thread may do so, more than once. */
  public interface Work {
    ProcessProgress progress();

    /** Ends soon; may break off what it waits for. */
    void cancel();
  }

  private record Key(TenantId tenant, String id) {}

  private static final class Running {
    private final Work work;
    private boolean ended;

    Running(Work work) {
      this.work = work;
    }
  }

  /** From now on the store learns of the work. */
  public void begin(TenantId tenant, String id, Work work) {
    running.put(new Key(tenant, id), new Running(work));
  }

  /** The work is over; the store keeps how. Where it cannot, the process is found to be silent. */
  public void end(TenantId tenant, String id, ProcessEnd end) {
    Running ended = running.remove(new Key(tenant, id));
    if (ended != null) {
      synchronized (ended) {
        ended.ended = true;
      }
    }
    try {
      store.end(tenant, id, end, clock.instant());
    } catch (StorageException failure) {
      LOG.warnf("The end of process %s cannot be kept: %s", id, failure.getMessage());
    }
  }

  /** Ends a process at once where it runs in this server. */
  void cancelHere(TenantId tenant, String id) {
    Running known = running.get(new Key(tenant, id));
    if (known != null) {
      known.work.cancel();
    }
  }

  /** Tells the store how far each process is. */
  void report() {
    running.forEach(this::report);
  }

  private void report(Key key, Running known) {
    synchronized (known) {
      if (known.ended) {
        return; // a late word would make it run again
      }
      if (isToEnd(key, known.work)) {
        known.work.cancel();
      }
    }
  }

  /** What the store says; a tenant that is being deleted has nothing more to run for. */
  private boolean isToEnd(Key key, Work work) {
    try {
      return store
          .report(key.tenant(), key.id(), work.progress(), clock.instant())
          .map(process -> process.cancelRequested() || process.status() != ProcessStatus.RUNNING)
          .orElse(true);
    } catch (StorageException failure) {
      if (failure.kind() != StorageException.Kind.GONE) {
        throw failure;
      }
      return true;
    }
  }
}
