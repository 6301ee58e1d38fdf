package dev.trimtab.operations;

import dev.trimtab.input.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Says that somebody sees to an alert.
 *
 * @param fingerprint of the alert: 16 hexadecimal digits
 * @param comment what they say, 1 to {@value #MAX_COMMENT_LENGTH} characters
 * @param by who
 * @param at when, to the microsecond
 */
public record Acknowledgement(String fingerprint, String comment, String by, Instant at) {
  public static final int MAX_COMMENT_LENGTH = 1_000;

  public Acknowledgement {
    Text.name("/comment", comment, MAX_COMMENT_LENGTH);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
