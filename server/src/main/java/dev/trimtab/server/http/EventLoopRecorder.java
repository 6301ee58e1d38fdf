package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.Submission;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Records, and brings the answers to the event loops their requests came in on. All that are ready
 * for a loop go with one task: a commit answers many requests at once, and waking a loop for each
 * costs the thread that commits more than the answer does. Thread-safe.
 */
@Singleton
final class EventLoopRecorder {
  private final Recorder recorder;
  private final ThreadLocal<Mailbox> mailboxes = ThreadLocal.withInitial(Mailbox::new);

  EventLoopRecorder(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Queues a submission, as {@link Recorder#record} does. The answer completes on the event loop
   * that asks, or on the recorder's thread where none does.
   */
  CompletableFuture<List<Appended>> record(Submission submission) {
    if (!Context.isOnEventLoopThread()) {
      return recorder.record(submission);
    }
    Mailbox mailbox = mailboxes.get();
    CompletableFuture<List<Appended>> here = new CompletableFuture<>();
    CompletableFuture<?> _ =
        recorder
            .record(submission)
            .whenComplete(
                (appended, failure) ->
                    mailbox.put(
                        failure == null
                            ? () -> here.complete(appended)
                            : () -> here.completeExceptionally(failure)));
    return here;
  }

  /** What waits for one event loop. */
  private static final class Mailbox {
    private final Context loop = requireNonNull(ContextInternal.current()).unwrap();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    void put(Runnable answer) {
      waiting.add(answer);
      if (!called.getAndSet(true)) {
        loop.runOnContext(_ -> empty());
      }
    }

    /** What is put from here on calls again; what was put before is taken now. */
    private void empty() {
      called.set(false);
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        next.run();
      }
    }
  }
}
