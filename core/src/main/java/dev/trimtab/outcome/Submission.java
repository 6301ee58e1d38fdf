package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.util.List;

/**
 * Events of one tenant that arrived in one call.
 *
 * @param tenant whose they are
 * @param items the events in the caller's order; never empty
 * @param atomic true where all are stored or none
 */
public record Submission(TenantId tenant, List<Item> items, boolean atomic) {
  public Submission {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a submission holds at least one event");
    }
  }

  public static Submission single(TenantId tenant, Item item) {
    return new Submission(tenant, List.of(item), false);
  }

  public int size() {
    return items.size();
  }

  /**
   * An event and what of it the caller said. The rest was filled in here and does not count when a
   * second event with the same id is compared with the first.
   *
   * @param event the event, filled in
   * @param given which of the optional fields the caller sent
   */
  public record Item(OutcomeEvent event, Given given) {
    /** True where {@code stored} has the content that was sent here, in the fields that were. */
    public boolean matches(OutcomeEvent stored) {
      return stored.series().equals(event.series())
          && (!given.value() || stored.value() == event.value())
          && (!given.occurredAt() || stored.occurredAt().equals(event.occurredAt()))
          && (!given.metadata() || stored.metadata().json().equals(event.metadata().json()));
    }
  }

  /**
   * Which of the optional fields the caller sent.
   *
   * @param id true where the id is the caller's own key, checked for duplicates
   */
  public record Given(boolean id, boolean value, boolean occurredAt, boolean metadata) {}
}
