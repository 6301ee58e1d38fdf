package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Keeps connections busy from one thread: each sends its next request when the last was answered (a
 * closed loop).
 */
final class Generator {
  private static final int READ_BYTES = 256 * 1024;

  /** Long enough to end by the end of the requests. */
  static final Duration UNTIL_ALL_ARE_ANSWERED = Duration.ofDays(1);

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private static final int DIGITS = 3;

  private final List<InetSocketAddress> servers;

  Generator(InetSocketAddress server) {
    this(List.of(server));
  }

  /** Connections go to these in turn. */
  Generator(List<InetSocketAddress> servers) {
    this.servers = List.copyOf(servers);
  }

  /** Runs for that long, and a little longer for the last answers. */
  Round run(Requests requests, int connections, Duration length) {
    List<Connection> open = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        open.add(new Connection(servers.get(i % servers.size()), selector));
      }
      return run(selector, open, requests, length);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      open.forEach(Generator::close);
    }
  }

  private static Round run(
      Selector selector, List<Connection> open, Requests requests, Duration length)
      throws IOException {
    Histogram nanos = new Histogram(LONGEST_ANSWER.toNanos(), DIGITS);
    ByteBuffer arrived = ByteBuffer.allocateDirect(READ_BYTES);
    long start = System.nanoTime();
    int busy = 0;
    for (Connection connection : open) {
      busy += sendNext(connection, requests) ? 1 : 0;
    }
    while (busy > 0) {
      if (selector.select(LONGEST_ANSWER.toMillis()) == 0) {
        throw new IOException("no answer within " + LONGEST_ANSWER.toSeconds() + " s");
      }
      boolean goOn = System.nanoTime() - start < length.toNanos();
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.proceed(arrived, nanos) && !(goOn && sendNext(connection, requests))) {
          busy--;
        }
      }
      selector.selectedKeys().clear();
    }
    return new Round(nanos.getTotalCount(), (System.nanoTime() - start) / 1e9, nanos);
  }

  private static boolean sendNext(Connection connection, Requests requests) throws IOException {
    byte[] request = requests.next();
    if (request == null) {
      return false;
    }
    connection.send(request);
    return true;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (IOException unimportant) {
      // The round is over; its figures do not depend on how the connection ends.
    }
  }
}
