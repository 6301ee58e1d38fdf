package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chart.
 *
 * @param group what its samples have in common; null for the line of a chart without groups, and
 *     for the events without the metadata key that groups are made by
 * @param count how many samples the points shown stand on
 * @param points oldest first
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "One line of a chart.")
public record LineOut(
    @Schema(
            description =
                "What its samples have in common; null without groups, and for events without the"
                    + " metadata key.",
            examples = "support-bot")
        @Nullable String group,
    @Schema(
            description = "How many samples the points shown stand on.",
            required = true,
            minimum = "0",
            examples = "1234")
        long count,
    @Schema(description = "One a bucket, oldest first.", required = true) List<PointOut> points) {
  public LineOut {
    points = points == null ? List.of() : List.copyOf(points);
  }
}
