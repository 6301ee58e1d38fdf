package dev.trimtab.server.http;

import dev.trimtab.outcome.QueueFullException;
import dev.trimtab.tenant.TenantId;
import io.vertx.ext.web.RoutingContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What one large body takes of the budget: as much as has arrived of it or come out of it, whatever
 * it says of its length. Closing gives it back. Not thread-safe.
 */
final class BodyShare implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final BodyBudget budget;
  private final TenantId tenant;
  private final int mostOfBody;
  private long taken;

  BodyShare(BodyBudget budget, TenantId tenant, int mostOfBody) {
    this.budget = budget;
    this.tenant = tenant;
    this.mostOfBody = mostOfBody;
  }

  /**
   * The whole body, unpacked where it came as gzip. Its bytes are taken from the budget as they
   * come, and as they come out of the package: a small one may hold very much.
   *
   * @throws QueueFullException where the budget is used up
   * @throws ProblemException 413 where it is larger than a body may be; 415 for other encodings
   */
  byte[] read(InputStream body, RoutingContext request) {
    boolean isPacked = Bodies.isGzip(request);
    byte[] sent = Bodies.read(counting(body), mostOfBody);
    if (!isPacked) {
      return sent;
    }
    close(); // else the largest batch would not fit into the smallest budget for being packed
    return Bodies.read(counting(Bodies.unpacking(sent)), mostOfBody);
  }

  private InputStream counting(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        take(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        take(Math.max(0, read));
        return read;
      }
    };
  }

  private void take(int bytes) {
    if (!budget.tryTake(tenant, bytes)) {
      throw new QueueFullException(RETRY_AFTER);
    }
    taken += bytes;
  }

  @Override
  public void close() {
    budget.giveBack(tenant, taken);
    taken = 0;
  }
}
