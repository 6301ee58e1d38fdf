package dev.trimtab.server.quota;

import dev.trimtab.tenant.Quotas;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters of many holders of one kind, made when they are first needed. Thread-safe.
 *
 * @param <K> what tells the holders apart
 */
final class Meters<K> {
  /** Above that, those that are full are forgotten: they would be made anew the same. */
  private static final int MANY = 10_000;

  private final String holder;
  private final LongSupplier nanoTime;
  private final Map<K, Meter> byHolder = new ConcurrentHashMap<>();

  Meters(String holder, LongSupplier nanoTime) {
    this.holder = holder;
    this.nanoTime = nanoTime;
  }

  /** The meter of that holder, with these quotas; null where they bound nothing. */
  @Nullable Meter of(K key, Quotas quotas) {
    if (quotas.isNone()) {
      return null;
    }
    Meter known = byHolder.get(key);
    return known != null && known.quotas().equals(quotas) ? known : make(key, quotas);
  }

  private Meter make(K key, Quotas quotas) {
    long now = nanoTime.getAsLong();
    if (byHolder.size() > MANY) {
      byHolder.values().removeIf(meter -> meter.isFull(now));
    }
    Meter made =
        byHolder.compute(
            key,
            (same, before) ->
                before != null && before.quotas().equals(quotas)
                    ? before
                    : new Meter(holder, quotas, before, now));
    if (made == null) {
      throw new IllegalStateException("a meter was made and is not there");
    }
    return made;
  }
}
