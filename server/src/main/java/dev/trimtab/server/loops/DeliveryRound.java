package dev.trimtab.server.loops;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Delivery.Progress;
import dev.trimtab.loop.Delivery.Status;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopMover;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopStore.Claimed;
import dev.trimtab.loop.LoopStore.Settled;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.channels.SendResult;
import dev.trimtab.server.config.LoopsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what loops have to send, a few at the same time. What is under way when the server dies is
 * sent again by whoever finds that its time is over, with the same id.
 */
final class DeliveryRound implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DeliveryRound.class);

  private static final SendResult FAULT =
      new SendResult.Failed("not sent for a fault of the server", false, null);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int GROWTH = 4;

  private final LoopStore loops;
  private final LoopMover mover;
  private final LoopSender sender;
  private final Duration claim;
  private final int attempts;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  DeliveryRound(LoopStore loops, LoopMover mover, LoopSender sender, LoopsConfig config) {
    this.loops = loops;
    this.mover = mover;
    this.sender = sender;
    this.claim = config.claim();
    this.attempts = config.attempts();
    this.free = new Semaphore(config.senders());
  }

  /** Begins to send what is due, as much as there is room for. */
  void send(Instant now) {
    int room = free.availablePermits();
    if (room == 0) {
      return;
    }
    for (Claimed each : loops.claim(now, now.plus(claim), room)) {
      free.acquireUninterruptibly();
      threads.execute(
          () -> {
            try {
              attempt(each, now);
            } finally {
              free.release();
            }
          });
    }
  }

  private void attempt(Claimed claimed, Instant now) {
    try {
      keep(claimed, sender.send(claimed, now), now);
    } catch (StorageException failure) {
      if (failure.kind() != StorageException.Kind.GONE) {
        LOG.warnf("A delivery is left for later: %s", failure.getMessage());
      }
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "Delivery %s failed", claimed.delivery().id());
      keep(claimed, FAULT, now);
    }
  }

  /**
   * What was taken is not sent again where the loop cannot go on by it: somebody has to see to it.
   */
  private void keep(Claimed claimed, SendResult result, Instant now) {
    try {
      settle(claimed, result, now);
    } catch (StorageException failure) {
      throw failure;
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "Loop %s cannot go on by delivery", claimed.delivery().loop());
      loops.settle(
          claimed.tenant(), new Settled(claimed.delivery().id(), progress(claimed, result, now)));
    }
  }

  private Progress progress(Claimed claimed, SendResult result, Instant now) {
    int tried = claimed.attempts() + 1;
    Status status = status(claimed.delivery(), result, tried);
    Instant next = status == Status.WAITING ? now.plus(wait(tried, retryAfter(result))) : null;
    return new Progress(status, tried, next, result.answer());
  }

  private void settle(Claimed claimed, SendResult result, Instant now) {
    Progress progress = progress(claimed, result, now);
    Status status = progress.status();
    if (status == Status.WAITING) {
      loops.settle(claimed.tenant(), new Settled(claimed.delivery().id(), progress));
    } else {
      LoopInput.Sent sent = new LoopInput.Sent(claimed.delivery(), status, result.answer());
      mover.settle(claimed.tenant(), sent, progress, now);
    }
  }

  private Status status(Delivery delivery, SendResult result, int tried) {
    return switch (result) {
      case SendResult.Delivered _ -> Status.DELIVERED;
      case SendResult.Accepted _ ->
          delivery.kind() == Delivery.Kind.MESSAGE ? Status.DELIVERED : Status.ACCEPTED;
      case SendResult.Failed failed ->
          failed.isFinal() || tried >= attempts ? Status.DEAD : Status.WAITING;
    };
  }

  private static @Nullable Duration retryAfter(SendResult result) {
    return result instanceof SendResult.Failed failed ? failed.retryAfter() : null;
  }

  /** Four times as long each time, and no sooner than the receiver asks for. */
  static Duration wait(int tried, @Nullable Duration asked) {
    Duration wait = FIRST_WAIT;
    for (int i = 1; i < tried && wait.compareTo(LONGEST_WAIT) < 0; i++) {
      wait = wait.multipliedBy(GROWTH);
    }
    wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return asked != null && wait.compareTo(asked) < 0 ? asked : wait;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
