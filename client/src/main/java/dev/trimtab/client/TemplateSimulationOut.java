package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a template would have opened loops, had each one ended as soon as it began.
 *
 * @param since from when on events were looked at
 * @param until before when
 * @param series how many series its match is for
 * @param complete false where there are more series, or more events of one, than were looked at
 * @param loops that would have begun, oldest first
 * @param falseLoops of a template for change points, how many there would be by chance alone in
 *     series at rest, at the most; null for other triggers, of which nothing is promised
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    description =
        "When a template would have opened loops, had each one ended as soon as it began.")
public record TemplateSimulationOut(
    @Schema(description = "From when on events were looked at.", required = true) Instant since,
    @Schema(description = "Before when.", required = true) Instant until,
    @Schema(description = "How many series its match is for.", required = true, examples = "12")
        int series,
    @Schema(
            description = "False where there are more series or events than were looked at.",
            required = true,
            examples = "true")
        boolean complete,
    @Schema(description = "That would have begun, oldest first.", required = true)
        List<Opening> loops,
    @Schema(
            description =
                "Of a template for change points, how many there would be by chance alone in series at rest, at the most; null for other triggers, of which nothing is promised.",
            examples = "0.1")
        @Nullable Double falseLoops) {
  /**
   * A loop that would have begun.
   *
   * @param at when
   * @param since since when what triggered had held
   * @param domain of its series
   * @param eventType of its series
   * @param metricType of its series
   * @param seen what was measured
   * @param event the newest event then
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "A loop that would have begun.")
  public record Opening(
      @Schema(description = "When.", required = true) Instant at,
      @Schema(description = "Since when what triggered had held.", required = true) Instant since,
      @Schema(description = "Of its series.", required = true, examples = "support-bot")
          String domain,
      @Schema(description = "Of its series.", required = true, examples = "invoke_agent")
          String eventType,
      @Schema(description = "Of its series.", required = true, examples = "success_rate")
          String metricType,
      @Schema(
              description =
                  "The size of the change as a share; the change of a direction in percent; the statistic; the seconds of silence.",
              required = true,
              examples = "0.12")
          double seen,
      @Schema(description = "The id of the newest event then.", required = true) String event) {}
}
