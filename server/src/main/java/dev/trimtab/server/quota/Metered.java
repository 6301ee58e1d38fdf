package dev.trimtab.server.quota;

import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.QuotaKind;
import dev.trimtab.tenant.TokenBucket;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What bounds one request: the meters of its tenant and of its key.
 *
 * @param tenant null where nothing bounds the tenant
 * @param key null where nothing bounds the key
 */
record Metered(@Nullable Meter tenant, @Nullable Meter key) {
  /**
   * Takes from both, or from none.
   *
   * @throws QuotaExceededException where one has too little
   */
  void take(QuotaKind kind, long tokens, long nanoTime) {
    take(tenant, kind, tokens, nanoTime);
    try {
      take(key, kind, tokens, nanoTime);
    } catch (QuotaExceededException exceeded) {
      giveBack(tenant, kind, tokens);
      throw exceeded;
    }
  }

  /** True where one of them bounds that. */
  boolean bounds(QuotaKind kind) {
    return (tenant != null && tenant.bucket(kind) != null)
        || (key != null && key.bucket(kind) != null);
  }

  /**
   * Looks whether both have as many; takes none.
   *
   * @throws QuotaExceededException where one has too little
   */
  void expect(QuotaKind kind, long tokens, long nanoTime) {
    expect(tenant, kind, tokens, nanoTime);
    expect(key, kind, tokens, nanoTime);
  }

  private static void expect(@Nullable Meter meter, QuotaKind kind, long tokens, long nanoTime) {
    TokenBucket bucket = meter == null ? null : meter.bucket(kind);
    if (meter != null && bucket != null && tokens > 0) {
      refuseWhereWaiting(meter, kind, tokens, bucket.waitFor(tokens, nanoTime));
    }
  }

  /** Gives both back what {@link #take} took. */
  void giveBack(QuotaKind kind, long tokens) {
    giveBack(tenant, kind, tokens);
    giveBack(key, kind, tokens);
  }

  /** Takes from both what was used already. */
  void takeAnyway(QuotaKind kind, long tokens, long nanoTime) {
    takeAnyway(tenant, kind, tokens, nanoTime);
    takeAnyway(key, kind, tokens, nanoTime);
  }

  private static void take(@Nullable Meter meter, QuotaKind kind, long tokens, long nanoTime) {
    TokenBucket bucket = meter == null ? null : meter.bucket(kind);
    if (meter != null && bucket != null) {
      refuseWhereWaiting(meter, kind, tokens, bucket.take(tokens, nanoTime));
    }
  }

  private static void refuseWhereWaiting(Meter meter, QuotaKind kind, long tokens, long wait) {
    if (wait > 0) {
      Quota quota = Objects.requireNonNull(meter.quotas().of(kind));
      throw wait == TokenBucket.NEVER
          ? QuotaExceededException.always(kind, meter.holder(), quota, tokens)
          : QuotaExceededException.now(kind, meter.holder(), quota, Duration.ofNanos(wait));
    }
  }

  private static void giveBack(@Nullable Meter meter, QuotaKind kind, long tokens) {
    TokenBucket bucket = meter == null ? null : meter.bucket(kind);
    if (bucket != null) {
      bucket.giveBack(tokens);
    }
  }

  private static void takeAnyway(
      @Nullable Meter meter, QuotaKind kind, long tokens, long nanoTime) {
    TokenBucket bucket = meter == null ? null : meter.bucket(kind);
    if (bucket != null) {
      bucket.takeAnyway(tokens, nanoTime);
    }
  }
}
