package dev.trimtab.server.http;

import dev.trimtab.server.stream.Outlet;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A response that is written piece by piece, the next when the connection has taken the one before.
 * The thread that writes is a virtual one, so that waiting costs nothing.
 */
public final class ResponseOutlet implements Outlet {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final HttpServerResponse response;
  private final Duration stall;

  /**
   * Writes to {@code response}.
   *
   * @param stall how long one piece may take
   */
  ResponseOutlet(HttpServerResponse response, Duration stall) {
    this.response = response;
    this.stall = stall;
    response.setChunked(true);
  }

  @Override
  public boolean isOpen() {
    return !response.closed() && !response.ended();
  }

  @Override
  public void write(byte[] bytes, Patience patience) throws IOException {
    CompletableFuture<Void> taken = begin(bytes);
    long until = System.nanoTime() + stall.toNanos();
    while (!isTaken(taken)) {
      if (System.nanoTime() - until >= 0) {
        throw new IOException("the reader took nothing for " + stall);
      }
      if (!patience.holds()) {
        throw new IOException("ended while the reader was behind");
      }
    }
  }

  /** Ends the response; where something is still on its way, nobody waits for it any more. */
  void close(boolean isBroken) {
    if (isBroken || !isOpen()) {
      response.reset();
    } else {
      response.end();
    }
  }

  private CompletableFuture<Void> begin(byte[] bytes) throws IOException {
    try {
      return response.write(Buffer.buffer(bytes)).toCompletionStage().toCompletableFuture();
    } catch (IllegalStateException closed) {
      throw new IOException(closed);
    }
  }

  private static boolean isTaken(CompletableFuture<Void> taken) throws IOException {
    try {
      taken.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException slow) {
      return false;
    } catch (ExecutionException gone) {
      throw new IOException(gone.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
