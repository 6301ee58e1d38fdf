package dev.trimtab.server.stream;

import dev.trimtab.outcome.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * One stream, from its first byte to its last, on the virtual thread of its caller. It keeps a
 * position and nothing else: a reader that is slow is simply further behind, and reads on from the
 * store.
 */
public final class EventStream implements LiveStream {
  private static final Logger LOG = Logger.getLogger(EventStream.class);

  /** How often an idle stream looks whether it may go on: well within the five seconds promised. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final StreamRequest request;
  private final Shared shared;
  private final Runnable leave;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private long position;
  private long lastWrite = System.nanoTime();

  /**
   * What a stream has in common with others.
   *
   * @param sent told the number of events that were sent
   */
  record Shared(
      Feed feed, NewestPosition newest, Frames frames, Duration heartbeat, SentEvents sent) {}

  /** Counts what was sent. */
  interface SentEvents {
    void add(long events);
  }

  EventStream(StreamRequest request, long position, Shared shared, Runnable leave) {
    this.request = request;
    this.position = position;
    this.shared = shared;
    this.leave = leave;
  }

  @Override
  public boolean run(Outlet outlet) {
    try {
      write(outlet, shared.frames().opening(position));
      while (outlet.isOpen() && goesOn()) {
        step(outlet);
        if (System.nanoTime() - lastWrite >= shared.heartbeat().toNanos()) {
          write(outlet, shared.frames().heartbeat(position));
        }
      }
      return false;
    } catch (IOException gone) {
      LOG.debugf("A stream of %s was broken off: %s", request.tenant(), gone.getMessage());
      return true;
    } catch (StorageException unreadable) {
      LOG.warnf(
          "A stream of %s ended at position %d: %s",
          request.tenant(), position, unreadable.getMessage());
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "A stream of %s failed", request.tenant());
      return true;
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      leave.run();
    }
  }

  private boolean goesOn() {
    return !shared.newest().isOver() && request.allowed().getAsBoolean();
  }

  private void step(Outlet outlet) throws IOException, InterruptedException {
    long newest = shared.newest().get();
    if (newest <= position) {
      shared.newest().await(position, shorter(LOOK, shared.heartbeat()));
      return;
    }
    Feed.Chunk next = shared.feed().after(position, newest);
    if (next.events() > 0) {
      write(outlet, next.bytes());
      shared.sent().add(next.events());
    }
    position = next.through();
  }

  private void write(Outlet outlet, byte[] bytes) throws IOException {
    outlet.write(bytes, this::goesOn);
    lastWrite = System.nanoTime();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
