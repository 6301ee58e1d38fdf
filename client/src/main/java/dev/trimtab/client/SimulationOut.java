package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would have been found in a stored series.
 *
 * @param samples how many were run through
 * @param complete false where there are more; the newest were
 * @param basis what the rate of false alarms rested on
 * @param falseAlarmsPerYear that were acceptable
 * @param smallestDecline that was worth knowing
 * @param found in order
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What would have been found in a stored series.")
public record SimulationOut(
    @Schema(description = "How many samples were run through.", required = true, examples = "5000")
        int samples,
    @Schema(
            description = "False where there are more than 50,000; the newest were run through.",
            required = true,
            examples = "true")
        boolean complete,
    @Schema(
            description = "What the rate of false alarms rested on.",
            required = true,
            enumeration = {"calibrated", "proven"},
            examples = "calibrated")
        String basis,
    @Schema(
            description = "That were acceptable in a series and year.",
            required = true,
            examples = "0.1")
        double falseAlarmsPerYear,
    @Schema(description = "That was worth knowing, as a share.", required = true, examples = "0.01")
        double smallestDecline,
    @Schema(description = "In order.", required = true) List<Fired> found) {
  /**
   * Something that would have been found.
   *
   * @param kind {@code alarm}, {@code recovered} or {@code settled}
   * @param direction {@code decline} or {@code improvement}
   * @param at when the sample occurred that showed it
   * @param start when it began, by a first estimate
   * @param before mean of what was usual
   * @param after mean since the start
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "Something that would have been found.")
  public record Fired(
      @Schema(
              description = "What happened.",
              required = true,
              enumeration = {"alarm", "recovered", "settled"},
              examples = "alarm")
          String kind,
      @Schema(
              description = "For worse or for better.",
              required = true,
              enumeration = {"decline", "improvement"},
              examples = "decline")
          String direction,
      @Schema(description = "When the sample occurred that showed it.", required = true) Instant at,
      @Schema(description = "When it began, by a first estimate.", required = true) Instant start,
      @Schema(description = "Mean of what was usual.", required = true, examples = "0.9")
          double before,
      @Schema(description = "Mean since the start.", required = true, examples = "0.6")
          double after) {}
}
