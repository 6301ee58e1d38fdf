package dev.trimtab.server.quota;

import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.QuotaKind;
import dev.trimtab.tenant.TokenBucket;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers their quotas and what is left of them, so that they need not run into them (draft
 * 10 of "RateLimit header fields for HTTP" of the IETF).
 */
final class QuotaHeaders {
  private static final String POLICY = "RateLimit-Policy";
  private static final String LEFT = "RateLimit";
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private QuotaHeaders() {}

  static void write(HttpServerResponse response, Metered metered, long nanoTime) {
    StringBuilder policy = new StringBuilder();
    StringBuilder left = new StringBuilder();
    add(metered.tenant(), nanoTime, policy, left);
    add(metered.key(), nanoTime, policy, left);
    response.putHeader(POLICY, policy).putHeader(LEFT, left);
  }

  private static void add(
      @Nullable Meter meter, long nanoTime, StringBuilder policy, StringBuilder left) {
    if (meter == null) {
      return;
    }
    for (QuotaKind kind : QuotaKind.values()) {
      Quota quota = meter.quotas().of(kind);
      TokenBucket bucket = meter.bucket(kind);
      if (quota != null && bucket != null) {
        name(policy, meter, kind)
            .append(";q=")
            .append(quota.limit())
            .append(";w=")
            .append(quota.window().length().toSeconds());
        if (kind == QuotaKind.BYTES) {
          policy.append(";qu=\"content-bytes\"");
        }
        name(left, meter, kind)
            .append(";r=")
            .append(bucket.remaining(nanoTime))
            .append(";t=")
            .append(seconds(bucket.nanosUntilFull(nanoTime)));
      }
    }
  }

  private static StringBuilder name(StringBuilder list, Meter meter, QuotaKind kind) {
    return list.append(list.isEmpty() ? "\"" : ", \"")
        .append(meter.holder())
        .append('-')
        .append(kind.wireName())
        .append('"');
  }

  /** Rounded up: who comes back then does not come too early. */
  static long seconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, NANOS_PER_SECOND));
  }
}
