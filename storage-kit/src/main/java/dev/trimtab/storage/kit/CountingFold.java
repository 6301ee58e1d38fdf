package dev.trimtab.storage.kit;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simplest fold: counts the samples of a series and adds up their values in the order of their
 * positions, so that a replay can tell whether each was folded exactly once.
 */
public final class CountingFold implements SeriesFold {
  private record Count(long samples, double sum, long lastPosition) {}

  @Override
  public Folded fold(TenantId tenant, Watched watched, byte @Nullable [] state, Samples samples) {
    Count before = state == null ? new Count(0, 0, 0) : decode(state);
    double sum = before.sum();
    for (double value : samples.values()) {
      sum += value;
    }
    long last = samples.positions()[samples.size() - 1];
    return new Folded(encode(new Count(before.samples() + samples.size(), sum, last)), List.of());
  }

  private static Count decode(byte[] state) {
    ByteBuffer buffer = ByteBuffer.wrap(state);
    return new Count(buffer.getLong(), buffer.getDouble(), buffer.getLong());
  }

  private static byte[] encode(Count count) {
    return ByteBuffer.allocate(2 * Long.BYTES + Double.BYTES)
        .putLong(count.samples())
        .putDouble(count.sum())
        .putLong(count.lastPosition())
        .array();
  }
}
