package dev.trimtab.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection that tells events, until it ends. Not thread-safe. */
final class StreamConnection implements AutoCloseable {
  /** Four signs of life that did not come: whoever was there is gone without a word. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Chunks chunks;
  private final Queue<ServerSentEvent> waiting = new ArrayDeque<>();
  private final SseParser parser;

  StreamConnection(Chunks chunks, String lastId) {
    this.chunks = chunks;
    this.parser = new SseParser(lastId, waiting::add);
  }

  /**
   * The next message; null where the server ended the stream.
   *
   * @throws IOException where the connection broke
   */
  @Nullable ServerSentEvent next() throws IOException, InterruptedException {
    while (waiting.isEmpty()) {
      List<ByteBuffer> pieces = chunks.next(SILENCE);
      if (pieces == null) {
        return null;
      }
      try {
        pieces.forEach(parser::feed);
      } catch (IllegalStateException noStream) {
        throw new IOException(noStream);
      }
    }
    return waiting.poll();
  }

  /** The id to begin behind, once everything that came was taken. */
  String lastId() {
    return parser.lastId();
  }

  @Nullable Duration retry() {
    return parser.retry();
  }

  @Override
  public void close() {
    chunks.cancel();
  }
}
