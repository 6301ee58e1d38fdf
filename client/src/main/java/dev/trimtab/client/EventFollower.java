package dev.trimtab.client;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Follows a tenant's events. The first connection is made or fails; one that breaks later is made
 * again, with growing waits and for as long as it takes, from the last position on. Not
 * thread-safe.
 */
public final class EventFollower implements AutoCloseable {
  private static final String PATH = "/v1/outcomes/stream";
  private static final String OUTCOME = "outcome";
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Wire wire;
  private final StreamFilter filter;
  private final FollowObserver observer;
  private String lastId;
  private boolean wasOpen;
  private int failures;
  private @Nullable Duration retry;
  private @Nullable StreamConnection connection;

  EventFollower(Wire wire, StreamFilter filter, @Nullable Long after, FollowObserver observer) {
    this.wire = wire;
    this.filter = filter;
    this.observer = observer;
    this.lastId = after == null ? "" : after.toString();
  }

  /**
   * The next event; waits for it.
   *
   * @throws TrimtabException where the server refuses, as it does when the key has ended, or was
   *     never reached
   */
  public StreamedEvent next() throws InterruptedException {
    while (true) {
      StreamConnection open = connection == null ? connect() : connection;
      connection = open;
      try {
        ServerSentEvent message = open.next();
        if (message == null) {
          lose(open, "the server ended the stream");
        } else if (message.type().equals(OUTCOME)) {
          lastId = message.id();
          failures = 0;
          return read(message);
        }
      } catch (IOException broken) {
        lose(open, reason(broken));
      }
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private StreamConnection connect() throws InterruptedException {
    while (true) {
      try {
        StreamConnection open = wire.open(Call.get(PATH, filter.query()), lastId);
        if (wasOpen) {
          observer.found();
        }
        wasOpen = true;
        return open;
      } catch (TrimtabException refused) {
        if (!wasOpen || !passes(refused.status()) || Thread.currentThread().isInterrupted()) {
          throw refused;
        }
        waitAfter(String.valueOf(refused.getMessage()));
      }
    }
  }

  private void lose(StreamConnection open, String why) throws InterruptedException {
    lastId = open.lastId();
    if (open.retry() != null) {
      // It did open: what came before is over.
      retry = open.retry();
      failures = 0;
    }
    close();
    waitAfter(why);
  }

  private void waitAfter(String why) throws InterruptedException {
    failures++;
    Duration wait = wire.backOff(failures, retry);
    observer.lost(why, wait);
    wire.pause(wait);
  }

  /** What is different at another time. */
  private static boolean passes(int status) {
    return status == 0
        || status == TIMED_OUT
        || status == TOO_MANY_REQUESTS
        || status >= SERVER_ERROR;
  }

  private static StreamedEvent read(ServerSentEvent message) {
    try {
      return new StreamedEvent(
          Long.parseLong(message.id()), Json.MAPPER.readValue(message.data(), EventOut.class));
    } catch (JacksonException | NumberFormatException e) {
      throw TrimtabException.unreadable(e);
    }
  }

  private static String reason(IOException broken) {
    String said = broken.getMessage();
    return said == null ? broken.getClass().getSimpleName() : said;
  }
}
