package dev.trimtab.storage.sql.engine;

import dev.trimtab.outcome.StorageException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A call of minutes, on a platform thread of its own: a native call pins the carrier of a virtual
 * thread, and the readers' threads are for short calls.
 */
public final class LongCall {
  private LongCall() {}

  /**
   * Runs {@code task} and waits for its result; what it throws passes.
   *
   * @throws StorageException of kind {@code OVERLOAD} where the caller is interrupted; the task
   *     goes on to its end
   */
  public static <T> T run(Callable<T> task) {
    FutureTask<T> running = new FutureTask<>(task);
    Thread.ofPlatform().daemon().name("storage-long-call").start(running);
    try {
      return running.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StorageException(
          StorageException.Kind.OVERLOAD, "interrupted while waiting for a long call", stop);
    }
  }
}
