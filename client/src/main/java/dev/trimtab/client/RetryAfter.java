package dev.trimtab.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} in seconds, the form this server uses; a date is passed over. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait; null where the server did not say. */
  static @Nullable Duration of(HttpHeaders headers) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
  }
}
