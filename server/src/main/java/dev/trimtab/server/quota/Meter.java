package dev.trimtab.server.quota;

import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.QuotaKind;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.TokenBucket;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The buckets of one tenant or one key. Thread-safe; taking allocates nothing. */
final class Meter {
  private final String holder;
  private final Quotas quotas;
  private final Map<QuotaKind, TokenBucket> buckets = new EnumMap<>(QuotaKind.class);

  /**
   * A meter whose buckets are full, but for those that {@code before} has of the same quotas.
   *
   * @param holder whose, in a word
   */
  Meter(String holder, Quotas quotas, @Nullable Meter before, long nanoTime) {
    this.holder = holder;
    this.quotas = quotas;
    for (QuotaKind kind : QuotaKind.values()) {
      Quota quota = quotas.of(kind);
      if (quota != null) {
        TokenBucket kept = before == null ? null : before.keptBucket(kind, quota);
        buckets.put(kind, kept == null ? new TokenBucket(quota, nanoTime) : kept);
      }
    }
  }

  private @Nullable TokenBucket keptBucket(QuotaKind kind, Quota quota) {
    return quota.equals(quotas.of(kind)) ? buckets.get(kind) : null;
  }

  String holder() {
    return holder;
  }

  Quotas quotas() {
    return quotas;
  }

  /** The bucket of that kind; null where nothing bounds it. */
  @Nullable TokenBucket bucket(QuotaKind kind) {
    return buckets.get(kind);
  }

  /** True where forgetting this meter changes nothing. */
  boolean isFull(long nanoTime) {
    return buckets.values().stream().allMatch(bucket -> bucket.nanosUntilFull(nanoTime) == 0);
  }
}
