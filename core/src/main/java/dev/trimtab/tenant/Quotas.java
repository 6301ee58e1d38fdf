package dev.trimtab.tenant;

import org.jspecify.annotations.Nullable;

/**
 * The quotas of a tenant or of a key; null where nothing is said.
 *
 * @param requests how many requests
 * @param bytes how many bytes of bodies
 * @param events how many events
 */
public record Quotas(@Nullable Quota requests, @Nullable Quota bytes, @Nullable Quota events) {
  /** Nothing is said. */
  public static final Quotas NONE = new Quotas(null, null, null);

  /** The quota of that kind; null where there is none. */
  public @Nullable Quota of(QuotaKind kind) {
    return switch (kind) {
      case REQUESTS -> requests;
      case BYTES -> bytes;
      case EVENTS -> events;
    };
  }

  /** True where it bounds nothing. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** These, and those of {@code others} where nothing is said here. */
  public Quotas or(Quotas others) {
    return new Quotas(
        requests == null ? others.requests : requests,
        bytes == null ? others.bytes : bytes,
        events == null ? others.events : events);
  }
}
