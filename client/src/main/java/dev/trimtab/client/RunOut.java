package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The events of one run.
 *
 * @param runId the caller's own key of the run
 * @param events those of the measurements sent, in the order of the metric types
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The events of one run.")
public record RunOut(
    @Schema(
            description = "The caller's own key of the run.",
            required = true,
            examples = "run-7f3a")
        String runId,
    @Schema(
            description =
                "Those of the measurements sent; their ids are run_id, a colon and the metric"
                    + " type.",
            required = true)
        List<EventOut> events) {
  public RunOut {
    events = events == null ? List.of() : List.copyOf(events);
  }
}
