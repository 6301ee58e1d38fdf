package dev.trimtab.tenant;

import java.util.Locale;

/** What quotas count. */
public enum QuotaKind {
  /** Requests with credentials, whatever became of them. */
  REQUESTS,
  /** Bytes of bodies, as they were sent. */
  BYTES,
  /** Events to be stored, those found to be stored before included. */
  EVENTS;

  /** The name in settings, headers and metrics. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
