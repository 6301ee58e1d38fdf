package dev.trimtab.server.http;

import dev.trimtab.input.FieldFault;
import dev.trimtab.outcome.Submission;
import java.util.List;

/**
 * A batch as it was read.
 *
 * @param items what can be recorded, in the order sent
 * @param faults what cannot, in the order sent
 */
record Batch(List<Indexed> items, List<Rejection> faults) {
  /** An event and its place in the batch, from 0. */
  record Indexed(int index, Submission.Item item) {}

  /** Something wrong with the event at that place, from 0; pointers begin at the event. */
  record Rejection(int index, FieldFault fault) {}
}
