package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The open change points of all tenants.
 *
 * @param series how many series are watched
 * @param errorPerSample what was asked for: the expected share of false ones among those selected
 *     is at most this times the samples that have passed
 * @param changePoints those with the most evidence first
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The open change points of all tenants.")
public record FleetOut(
    @Schema(description = "How many series are watched.", required = true, examples = "5200")
        long series,
    @Schema(
            description =
                "The expected share of false ones among those selected is at most this times the samples that have passed (error over patience).",
            required = true,
            examples = "0.0001")
        double errorPerSample,
    @Schema(description = "Those with the most evidence first.", required = true)
        List<Ranked> changePoints) {
  /**
   * An open change point among those of all tenants.
   *
   * @param selected whether its evidence is enough among so many series
   * @param changePoint the change point
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "An open change point among those of all tenants.")
  public record Ranked(
      @Schema(
              description = "Whether its evidence is enough among so many series.",
              required = true,
              examples = "true")
          boolean selected,
      @Schema(description = "The change point.", required = true) ChangePointOut changePoint) {}
}
