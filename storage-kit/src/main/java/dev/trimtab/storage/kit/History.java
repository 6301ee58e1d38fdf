package dev.trimtab.storage.kit;

import dev.trimtab.outcome.OutcomeEvent;
import java.util.List;

/**
 * Events in the order they arrive, and some of them that are voided afterwards.
 *
 * @param events of any time: late, early, at the same time
 * @param voided some of {@code events}
 */
public record History(List<OutcomeEvent> events, List<OutcomeEvent> voided) {
  public History {
    events = List.copyOf(events);
    voided = List.copyOf(voided);
  }
}
