package dev.trimtab.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A submission that waits for its commit, and who waits for it. */
record Pending(Submission submission, CompletableFuture<List<Appended>> answer) {
  /** What an event weighs beside its texts: its fields, its place in a queue, its answer. */
  private static final int BYTES_PER_EVENT = 400;

  Pending(Submission submission) {
    this(submission, new CompletableFuture<>());
  }

  int events() {
    return submission.size();
  }

  long bytes() {
    long bytes = 0;
    for (Submission.Item item : submission.items()) {
      bytes += BYTES_PER_EVENT + item.event().metadata().json().length();
    }
    return bytes;
  }

  boolean isDivisible() {
    return submission.size() > 1 && !submission.atomic();
  }

  /** Two halves that together answer this one. */
  List<Pending> halves() {
    Pending left = part(0, events() / 2);
    Pending right = part(events() / 2, events());
    CompletableFuture<?> _ =
        left.answer
            .thenCombine(right.answer, Pending::joined)
            .whenComplete(
                (results, failure) -> {
                  if (failure == null) {
                    answer.complete(results);
                  } else {
                    answer.completeExceptionally(failure);
                  }
                });
    return List.of(left, right);
  }

  private Pending part(int from, int to) {
    return new Pending(
        new Submission(submission.tenant(), submission.items().subList(from, to), false));
  }

  private static List<Appended> joined(List<Appended> left, List<Appended> right) {
    List<Appended> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
