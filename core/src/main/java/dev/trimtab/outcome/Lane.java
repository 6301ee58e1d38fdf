package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread that commits group after group: what waited while one group was written is the next.
 */
final class Lane implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final GroupCommit commits;
  private final RecorderObserver observer;
  private final WaitingLine line;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private final Thread thread;
  private boolean closed;

  Lane(String name, GroupCommit commits, WaitingLine line, RecorderObserver observer) {
    this.commits = commits;
    this.line = line;
    this.observer = observer;
    this.thread = Thread.ofPlatform().name(name).daemon(false).unstarted(this::run);
  }

  Lane start() {
    thread.start();
    return this;
  }

  void offer(Pending pending) {
    lock.lock();
    try {
      if (closed) {
        throw new StorageException(
            StorageException.Kind.UNAVAILABLE, "the recorder is shutting down", null);
      }
      if (line.offer(pending)) {
        arrival.signal();
        return;
      }
    } finally {
      lock.unlock();
    }
    observer.queueFull(pending.events());
    throw new QueueFullException(RETRY_AFTER);
  }

  int waitingEvents() {
    lock.lock();
    try {
      return line.events();
    } finally {
      lock.unlock();
    }
  }

  int waitingEvents(TenantId tenant) {
    lock.lock();
    try {
      return line.events(tenant);
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more, commits what waits, and returns when that is done. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrival.signal();
    } finally {
      lock.unlock();
    }
    joinUninterruptibly();
  }

  private void run() {
    List<Pending> group = nextGroup();
    while (!group.isEmpty()) {
      try {
        commits.commit(group);
      } catch (Throwable fatal) {
        answerAll(group, fatal);
      }
      group = nextGroup();
    }
  }

  /** Waits for work; an empty group says that the lane is closed and everything is written. */
  private List<Pending> nextGroup() {
    lock.lock();
    try {
      while (line.isEmpty() && !closed) {
        arrival.awaitUninterruptibly();
      }
      return line.nextGroup();
    } finally {
      lock.unlock();
    }
  }

  private static void answerAll(List<Pending> group, Throwable fatal) {
    group.forEach(pending -> pending.answer().completeExceptionally(fatal));
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
