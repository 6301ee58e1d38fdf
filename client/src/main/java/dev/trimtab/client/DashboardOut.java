package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything a first look needs, of one tenant or some domains of it.
 *
 * @param trends of all five metric types, in the contract's order
 * @param recentEvents newest first
 * @param summary what is stored
 * @param weekOverWeek of the four numeric metric types, in the contract's order
 * @param topFailureModes at most 10, most frequent first
 * @param openLoops loops at work, the newest first, at most 50
 * @param changePoints shifts found and still open, the newest first, at most 50
 * @param environments that settings of domains name, whatever is asked for; at most 1,000
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Everything a first look needs.")
public record DashboardOut(
    @Schema(description = "Of all five metric types.", required = true) List<TrendOut> trends,
    @Schema(description = "Newest first.", required = true) List<EventOut> recentEvents,
    @Schema(description = "What is stored.", required = true) SummaryOut summary,
    @Schema(description = "Of the four numeric metric types.", required = true)
        List<WeekOverWeekOut> weekOverWeek,
    @Schema(description = "At most 10, most frequent first.", required = true)
        List<FailureModeOut> topFailureModes,
    @Schema(description = "Loops at work, the newest first, at most 50.", required = true)
        List<OpenLoopOut> openLoops,
    @Schema(
            description = "Shifts found and still open, the newest first, at most 50.",
            required = true)
        List<ChangePointOut> changePoints,
    @Schema(
            description =
                "Environments that settings of domains name, whatever is asked for; sorted, at most"
                    + " 1,000.",
            required = true,
            examples = "[\"production\", \"staging\"]")
        List<String> environments) {}
