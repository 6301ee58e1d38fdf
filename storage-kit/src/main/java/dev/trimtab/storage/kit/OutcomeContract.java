package dev.trimtab.storage.kit;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Submission;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the contracts of the reads have in common: whole histories, each of a tenant of its own. */
public abstract class OutcomeContract extends StorageContract {
  private static final AtomicLong TENANTS = new AtomicLong();

  protected final OutcomeStore store() {
    return storage().outcomes();
  }

  /** A tenant nobody has written for. */
  protected static TenantId newTenant() {
    return new TenantId("tenant-" + TENANTS.incrementAndGet());
  }

  /** Stores the events in one group, and fails where one of them is not taken. */
  protected final void store(TenantId tenant, List<OutcomeEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    List<Submission.Item> items = events.stream().map(OutcomeContract::item).toList();
    for (Appended result : append(new Submission(tenant, items, false)).getFirst()) {
      if (!(result instanceof Appended.Stored)) {
        throw new AssertionError("not stored: " + result);
      }
    }
  }

  /** Stores a history and takes out what it takes out; returns what must then be there. */
  protected final NaiveOutcomes record(TenantId tenant, History history) {
    NaiveOutcomes expected = new NaiveOutcomes();
    int half = history.events().size() / 2;
    store(tenant, history.events().subList(0, half));
    store(tenant, history.events().subList(half, history.events().size()));
    history.events().forEach(expected::append);
    for (OutcomeEvent event : history.voided()) {
      if (!store().voidEvent(tenant, event.id(), "recorded by mistake", Histories.ARRIVAL)) {
        throw new AssertionError("not there to be voided: " + event);
      }
      expected.voidEvent(event.id());
    }
    return expected;
  }

  private static Submission.Item item(OutcomeEvent event) {
    boolean ofCaller = !Histories.isMadeHere(event.id());
    return new Submission.Item(event, new Submission.Given(ofCaller, true, true, true));
  }
}
