package dev.trimtab.server.channels;

import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.server.outbound.OutboundResult.Failed;
import dev.trimtab.server.outbound.OutboundResult.Refused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what an answer means: whether it was taken, and whether another try may come to something
 * else. Final is what the rules of this server forbid, a redirect, and every 4xx but those that ask
 * to come again: 408, 409 (somebody works on the same id), 425, 429, and any with {@code
 * Retry-After}.
 */
final class Answers {
  private static final Set<Integer> COME_AGAIN = Set.of(408, 409, 425, 429);
  private static final int MULTIPLE_CHOICES = 300;
  private static final int SERVER_ERROR = 500;
  private static final int MAX_READ = 16_384;
  private static final int MAX_EXCERPT = 300;
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private Answers() {}

  /**
   * What a result means.
   *
   * @param secrets what must not stand in the answer, should the receiver repeat it
   * @param now what a date to come again is counted from
   */
  static SendResult read(OutboundResult result, List<String> secrets, Instant now) {
    return switch (result) {
      case Refused(String why) -> SendResult.Failed.forGood("not sent: " + why);
      case Failed(String why) -> SendResult.Failed.forNow("no answer: " + masked(why, secrets));
      case Answered answered when answered.isSuccess() ->
          new SendResult.Delivered("answered " + answered.status());
      case Answered answered -> failed(answered, secrets, now);
    };
  }

  private static SendResult failed(Answered answered, List<String> secrets, Instant now) {
    int status = answered.status();
    Duration wait = wait(answered.retryAfter(), now);
    boolean isFinal =
        wait == null
            && status >= MULTIPLE_CHOICES
            && status < SERVER_ERROR
            && !COME_AGAIN.contains(status);
    String excerpt = excerpt(answered.body(), secrets);
    return new SendResult.Failed(
        "answered " + status + (excerpt.isEmpty() ? "" : ": " + excerpt), isFinal, wait);
  }

  /** Masked before it is cut: half a secret is one too. */
  private static String excerpt(byte[] body, List<String> secrets) {
    String text = new String(body, 0, Math.min(body.length, MAX_READ), StandardCharsets.UTF_8);
    return Facts.line(masked(text, secrets).replaceAll("[\\p{Co}\\p{Cs}]", ""), MAX_EXCERPT);
  }

  private static String masked(String text, List<String> secrets) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** Seconds, or a date (RFC 9110, section 10.2.3); null for none that can be read. */
  private static @Nullable Duration wait(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    String text = retryAfter.strip();
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      if (wait.isNegative()) {
        return Duration.ZERO;
      }
      return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
