package dev.trimtab.benchmarks.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes at a steady rate in small batches until it is closed; it catches up where it fell behind.
 */
final class PacedWriter implements AutoCloseable {
  static final int EVENTS_PER_SECOND = 5_000;
  static final int BATCH = 100;

  private static final long BATCH_NANOS = 1_000_000_000L * BATCH / EVENTS_PER_SECOND;

  private final CompletableFuture<Double> rate = new CompletableFuture<>();
  private volatile boolean stopped;

  private PacedWriter() {}

  static PacedWriter start(InetSocketAddress server, Requests batches) {
    PacedWriter writer = new PacedWriter();
    Thread.ofPlatform().name("paced-writer").start(() -> writer.run(server, batches));
    return writer;
  }

  /** Stops and returns the events a second that were acknowledged. */
  double stop() {
    stopped = true;
    return rate.join();
  }

  @Override
  public void close() {
    stopped = true;
  }

  private void run(InetSocketAddress server, Requests batches) {
    try (Exchange exchange = new Exchange(server)) {
      rate.complete(write(exchange, batches));
    } catch (IOException | RuntimeException failed) {
      rate.completeExceptionally(failed);
    }
  }

  private double write(Exchange exchange, Requests batches) throws IOException {
    long start = System.nanoTime();
    long written = 0;
    while (!stopped) {
      LockSupport.parkNanos(start + written * BATCH_NANOS - System.nanoTime());
      int status = exchange.send(requireNonNull(batches.next()));
      if (status != 200) {
        throw new IOException("the server answered the writer " + status);
      }
      written++;
    }
    return written * BATCH / ((System.nanoTime() - start) / 1e9);
  }
}
