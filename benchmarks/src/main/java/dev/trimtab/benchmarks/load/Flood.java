package dev.trimtab.benchmarks.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that sends as much as the server takes, over many connections, and comes back at once
 * where it is turned away, until it is closed.
 */
final class Flood implements AutoCloseable {
  private static final int TOO_MANY = 429;
  private static final int FIRST_ERROR = 300;

  private final List<Thread> senders = new ArrayList<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final long began = System.nanoTime();
  private volatile boolean stopped;

  /** Adds connections that each send one request after the other. */
  Flood with(InetSocketAddress server, Requests requests, int connections) {
    for (int i = 0; i < connections; i++) {
      senders.add(Thread.ofPlatform().name("flood").start(() -> send(server, requests)));
    }
    return this;
  }

  /** Answers a second that did what was asked. */
  double takenPerSecond() {
    return taken.get() / seconds();
  }

  /** Answers a second that turned away. */
  double refusedPerSecond() {
    return refused.get() / seconds();
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private void send(InetSocketAddress server, Requests requests) {
    try (Exchange exchange = new Exchange(server)) {
      while (!stopped) {
        int status = exchange.send(requireNonNull(requests.next()));
        if (status == TOO_MANY) {
          refused.incrementAndGet();
        } else if (status < FIRST_ERROR) {
          taken.incrementAndGet();
        } else {
          throw new IOException("the server answered the flood " + status);
        }
      }
    } catch (IOException | RuntimeException failed) {
      failure.compareAndSet(null, failed);
    }
  }

  /** Stops, and throws where the flood had not gone on until now. */
  @Override
  public void close() {
    stopped = true;
    try {
      for (Thread sender : senders) {
        sender.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the flood ended early", failed);
    }
  }
}
