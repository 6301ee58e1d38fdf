package dev.trimtab.server.quota;

import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.QuotaKind;
import java.time.Duration;

/** More is asked for than a quota has left: 429. Nothing was done. */
public final class QuotaExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final QuotaKind kind;
  private final String holder;
  private final Duration retryAfter;

  private QuotaExceededException(
      QuotaKind kind, String holder, Duration retryAfter, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
    this.holder = holder;
    this.retryAfter = retryAfter;
  }

  /** Waiting helps. */
  static QuotaExceededException now(
      QuotaKind kind, String holder, Quota quota, Duration retryAfter) {
    return new QuotaExceededException(
        kind,
        holder,
        retryAfter,
        "the %s may do %s %s, and that is used up".formatted(holder, kind.wireName(), quota));
  }

  /** Waiting does not help: this is more at once than the quota ever has. */
  static QuotaExceededException always(QuotaKind kind, String holder, Quota quota, long asked) {
    return new QuotaExceededException(
        kind,
        holder,
        quota.window().length(),
        "the %s may do %s %s, and never %d at once: send less in a call"
            .formatted(holder, kind.wireName(), quota, asked));
  }

  QuotaKind kind() {
    return kind;
  }

  /** True where the body had to be read before it could be counted. */
  public boolean isOfContent() {
    return kind == QuotaKind.EVENTS;
  }

  String holder() {
    return holder;
  }

  /** How long to wait before the next try, in whole seconds, at least one. */
  public long retryAfterSeconds() {
    return QuotaHeaders.seconds(retryAfter.toNanos());
  }
}
