package dev.trimtab.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes at a steady rate in small batches until it is closed; it catches up where it fell behind.
 */
final class PacedWriter implements AutoCloseable {
  static final int EVENTS_PER_SECOND = 5_000;
  static final int BATCH = 100;

  private static final long BATCH_NANOS = 1_000_000_000L * BATCH / EVENTS_PER_SECOND;
  private static final int READ_BYTES = 64 * 1024;

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
    try (SocketChannel channel = SocketChannel.open(server)) {
      rate.complete(write(channel, batches));
    } catch (IOException | RuntimeException failed) {
      rate.completeExceptionally(failed);
    }
  }

  private double write(SocketChannel channel, Requests batches) throws IOException {
    ResponseReader reader = new ResponseReader();
    ByteBuffer arrived = ByteBuffer.allocateDirect(READ_BYTES);
    long start = System.nanoTime();
    long written = 0;
    while (!stopped) {
      LockSupport.parkNanos(start + written * BATCH_NANOS - System.nanoTime());
      exchange(channel, ByteBuffer.wrap(batches.next()), reader, arrived);
      written++;
    }
    return written * BATCH / ((System.nanoTime() - start) / 1e9);
  }

  private static void exchange(
      SocketChannel channel, ByteBuffer request, ResponseReader reader, ByteBuffer arrived)
      throws IOException {
    while (request.hasRemaining()) {
      channel.write(request);
    }
    do {
      arrived.clear();
      if (channel.read(arrived) < 0) {
        throw new EOFException("the server closed the writer's connection");
      }
      arrived.flip();
    } while (!reader.take(arrived));
    if (reader.status() != 200) {
      throw new UncheckedIOException(
          new IOException("the server answered the writer " + reader.status()));
    }
  }
}
