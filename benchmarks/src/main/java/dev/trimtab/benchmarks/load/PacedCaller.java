package dev.trimtab.benchmarks.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Calls at a steady rate over one connection, whatever the answers take. A latency is counted from
 * the moment at which the call was due, so that a call kept waiting by the one before it counts as
 * slow too.
 */
final class PacedCaller {
  private static final int FIRST_ERROR = 300;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final int DIGITS = 3;

  private final InetSocketAddress server;
  private final Requests requests;
  private final long periodNanos;

  PacedCaller(InetSocketAddress server, Requests requests, int perSecond) {
    this.server = server;
    this.requests = requests;
    this.periodNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Calls for that long; gives the latencies in nanoseconds. */
  Histogram call(Duration length) {
    Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);
    try (Exchange exchange = new Exchange(server)) {
      long start = System.nanoTime();
      for (long due = 0; due < length.toNanos(); due += periodNanos) {
        awaitNanoTime(start + due);
        int status = exchange.send(requireNonNull(requests.next()));
        if (status >= FIRST_ERROR) {
          throw new IOException("the server answered the paced caller " + status);
        }
        nanos.recordValue(Math.min(System.nanoTime() - start - due, LONGEST_NANOS));
      }
      return nanos;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Parking may end early, and a call that goes out before it is due has a latency below zero. */
  private static void awaitNanoTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
