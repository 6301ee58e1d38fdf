package dev.trimtab.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body taken piece by piece: the next is asked for when the one before is taken, so that a slow
 * reader slows the sender down. One thread takes.
 */
final class Chunks implements Flow.Subscriber<List<ByteBuffer>> {
  private sealed interface Signal {
    record Piece(List<ByteBuffer> bytes) implements Signal {}

    record End(@Nullable Throwable failure) implements Signal {}
  }

  /** Holds one piece and the end at the most. */
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

  private volatile Flow.@Nullable Subscription subscription;

  /**
   * The next piece; null at the end.
   *
   * @throws IOException where the connection broke, or nothing came for {@code longest}
   */
  @Nullable List<ByteBuffer> next(Duration longest) throws IOException, InterruptedException {
    Signal signal = signals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    return switch (signal) {
      case Signal.Piece(var bytes) -> {
        request();
        yield bytes;
      }
      case Signal.End(var failure) when failure == null -> null;
      case Signal.End(var failure) -> throw new IOException(failure);
      case null -> throw new IOException("nothing came for " + longest.toSeconds() + " seconds");
    };
  }

  /** Lets the connection go. */
  void cancel() {
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  private void request() {
    Flow.Subscription open = subscription;
    if (open != null) {
      open.request(1);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription = opened;
    opened.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    signals.add(new Signal.Piece(bytes));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal.End(failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.End(null));
  }
}
