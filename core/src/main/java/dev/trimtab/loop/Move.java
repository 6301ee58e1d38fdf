package dev.trimtab.loop;

import java.util.List;

/**
 * What becomes of a loop by an input: stored together or not at all.
 *
 * @param loop as it is then, with the revision that was seen
 * @param entries the new lines of its record, in order
 * @param deliveries what goes out
 * @param requests the research requests that are opened
 */
public record Move(
    Loop loop, List<LoopEntry> entries, List<Delivery> deliveries, List<Step.OpenIntake> requests) {
  public Move {
    entries = List.copyOf(entries);
    deliveries = List.copyOf(deliveries);
    requests = List.copyOf(requests);
  }
}
