package dev.trimtab.server.http;

import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of large bodies that are read or worked on now. One tenant may have half of them, so
 * that its slow or hanging senders leave room for others. Thread-safe.
 */
@Singleton
final class BodyBudget {
  private final int mostOfBody;
  private final long most;
  private final long mostOfOne;
  private final Map<TenantId, Long> taken = new HashMap<>();
  private long total;

  /** One tenant can always send the largest batch, however small the budget is. */
  BodyBudget(BodyLimits limits) {
    this.mostOfBody = limits.batchBytes();
    this.most = limits.bytesInFlight();
    this.mostOfOne = Math.max(most / 2, Math.min(most, mostOfBody));
  }

  /** A share for one body of that tenant, of nothing yet. */
  BodyShare share(TenantId tenant) {
    return new BodyShare(this, tenant, mostOfBody);
  }

  /** Takes that many bytes, or none and answers false where they would be too many. */
  synchronized boolean tryTake(TenantId tenant, long bytes) {
    long own = taken.getOrDefault(tenant, 0L) + bytes;
    if (total + bytes > most || own > mostOfOne) {
      return false;
    }
    taken.put(tenant, own);
    total += bytes;
    return true;
  }

  synchronized void giveBack(TenantId tenant, long bytes) {
    taken.computeIfPresent(tenant, (same, own) -> own == bytes ? null : own - bytes);
    total -= bytes;
  }
}
