package dev.trimtab.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
    return divided(events() / 2);
  }

  /**
   * The first events and the others, which together answer this one: exceptionally where the store
   * failed for both. Where it failed for one of them, the events of that one are told apart as
   * refused, as the others are stored.
   */
  List<Pending> divided(int first) {
    Pending left = part(0, first);
    Pending right = part(first, events());
    CompletableFuture<?> _ =
        CompletableFuture.allOf(left.answer, right.answer)
            .whenComplete((_, failure) -> answer(left, right, failure));
    return List.of(left, right);
  }

  private Pending part(int from, int to) {
    return new Pending(
        new Submission(submission.tenant(), submission.items().subList(from, to), false));
  }

  private void answer(Pending left, Pending right, @Nullable Throwable failure) {
    if (failure != null && left.isFailed() && right.isFailed()) {
      answer.completeExceptionally(left.answer.exceptionNow());
      return;
    }
    List<Appended> all = new ArrayList<>(left.result());
    all.addAll(right.result());
    answer.complete(all);
  }

  private boolean isFailed() {
    return answer.isCompletedExceptionally();
  }

  private List<Appended> result() {
    return isFailed()
        ? Collections.nCopies(events(), new Appended.Refused(failure(answer.exceptionNow())))
        : answer.resultNow();
  }

  private static StorageException failure(Throwable thrown) {
    return thrown instanceof StorageException failure
        ? failure
        : new StorageException(StorageException.Kind.REJECTED, "append failed", thrown);
  }
}
