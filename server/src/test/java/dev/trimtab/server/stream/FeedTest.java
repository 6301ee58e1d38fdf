package dev.trimtab.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads, and who finds what another has read. */
class FeedTest {
  private static final EventQuery ALL =
      new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 10, null);

  /** Every read of the store: where it began. */
  private final ConcurrentLinkedQueue<Long> reads = new ConcurrentLinkedQueue<>();

  private final CountDownLatch begin = new CountDownLatch(1);
  private final Feed feed =
      new Feed(this::replay, new TenantId("acme"), ALL, new PositionFrames(), Duration.ZERO);

  @Test
  void streamsAtOnePlaceShareOneRead() throws Exception {
    Callable<Feed.Chunk> reader = () -> feed.after(5, 8);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Feed.Chunk>> chunks =
          Stream.generate(() -> threads.submit(reader)).limit(100).toList();
      begin.countDown();
      Feed.Chunk first = chunks.getFirst().get();
      for (Future<Feed.Chunk> chunk : chunks) {
        assertThat(chunk.get()).isSameAs(first);
      }
      assertThat(first.through()).isEqualTo(8);
    }
    assertThat(reads).containsExactly(5L);
  }

  @Test
  void whoIsBehindReadsForItself() throws Exception {
    begin.countDown();
    Feed.Chunk ahead = feed.after(20, 25);
    assertThat(feed.after(3, 25).through()).isEqualTo(13);
    assertThat(feed.after(20, 25)).as("is kept").isSameAs(ahead);
    assertThat(feed.after(25, 26).from()).isEqualTo(25);
    assertThat(reads).containsExactly(20L, 3L, 25L);
  }

  /** Ten positions at the most, as the filter's limit says. */
  private ReplayPage replay(TenantId tenant, ReplayQuery query) {
    try {
      begin.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    reads.add(query.after());
    return new ReplayPage(List.of(), Math.min(query.after() + 10, query.through()));
  }

  /** Writes no more than the place. */
  private static final class PositionFrames implements Frames {
    @Override
    public byte[] opening(long position) {
      return heartbeat(position);
    }

    @Override
    public byte[] events(TenantId tenant, List<ReplayPage.Positioned> events) {
      return heartbeat(events.size());
    }

    @Override
    public byte[] heartbeat(long position) {
      return Long.toString(position).getBytes(StandardCharsets.US_ASCII);
    }
  }
}
