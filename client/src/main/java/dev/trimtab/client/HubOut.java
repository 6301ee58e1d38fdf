package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What goes on in a tenant: what runs, how its outcomes lean, what comes in.
 *
 * @param timestamp when it was so
 * @param activeCount how many processes run, whether or not they are listed
 * @param processes newest first
 * @param outcomes of all five metric types, in the contract's order
 * @param ingest how fast events come in
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What goes on in a tenant.")
public record HubOut(
    @Schema(description = "When it was so.", required = true, examples = "2026-03-02T09:30:21Z")
        Instant timestamp,
    @Schema(
            description = "How many processes run, whether or not they are listed.",
            required = true,
            minimum = "0",
            examples = "1")
        int activeCount,
    @Schema(description = "Newest first.", required = true) List<ProcessOut> processes,
    @Schema(description = "Of all five metric types.", required = true)
        List<OutcomePulseOut> outcomes,
    @Schema(description = "How fast events come in.", required = true) IngestOut ingest) {
  public HubOut {
    processes = List.copyOf(processes);
    outcomes = List.copyOf(outcomes);
  }
}
