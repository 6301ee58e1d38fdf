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

  /**
   * The same without the research requests.
   *
   * @param why there are none, which the record says where it would have said that one is opened
   */
  Move withoutRequests(String why) {
    List<LoopEntry> said =
        entries.stream()
            .map(entry -> entry.why().equals(Course.REQUESTED) ? entry.because(why) : entry)
            .toList();
    return new Move(loop, said, deliveries, List.of());
  }
}
