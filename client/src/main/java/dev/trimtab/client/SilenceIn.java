package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Alerts that people know of for a time.
 *
 * @param matchers 1 to 10; an alert is silenced where all of them match
 * @param comment why
 * @param endsAt when it ends, at most 365 days ahead
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Alerts that people know of for a time.")
public record SilenceIn(
    @Schema(
            description = "An alert is silenced where all of them match.",
            required = true,
            minItems = 1,
            maxItems = 10)
        List<Matcher> matchers,
    @Schema(
            description = "Why.",
            required = true,
            minLength = 1,
            maxLength = 1_000,
            examples = "a migration until Monday")
        String comment,
    @Schema(
            description = "When it ends, at most 365 days ahead.",
            required = true,
            examples = "2026-03-02T12:00:00Z")
        Instant endsAt) {
  public SilenceIn {
    matchers = List.copyOf(matchers);
  }

  /**
   * What one label must be.
   *
   * @param name of the label
   * @param value what its value is; {@code *} stands for any characters
   */
  @Schema(name = "SilenceMatcher", description = "What one label must be.")
  public record Matcher(
      @Schema(description = "Of the label.", required = true, examples = "domain") String name,
      @Schema(
              description =
                  "What its value is; * stands for any characters. A label that an alert has not is"
                      + " the empty text.",
              required = true,
              minLength = 1,
              maxLength = 200,
              examples = "support-*")
          String value) {}
}
