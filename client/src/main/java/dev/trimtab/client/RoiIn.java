package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to reckon a return on investment from.
 *
 * @param domain the workload, 1 to 200 characters
 * @param eventType null for all
 * @param hoursSavedPerSuccess hours of work that one success saves, finite, not negative
 * @param costPerHourUsd United States dollars an hour of that work costs, finite, not negative
 * @param windowDays the last so many days, at least 1; null for 30
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What to reckon a return on investment from.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoiIn(
    @Schema(
            description = "The workload.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "support-bot")
        String domain,
    @Schema(description = "Default all.", minLength = 1, maxLength = 200, examples = "invoke_agent")
        @Nullable String eventType,
    @Schema(
            description = "Hours of work that one success saves.",
            required = true,
            minimum = "0",
            examples = "0.25")
        double hoursSavedPerSuccess,
    @Schema(
            description = "What an hour of that work costs, in US dollars.",
            required = true,
            minimum = "0",
            examples = "60")
        double costPerHourUsd,
    @Schema(description = "The last so many days; default 30.", minimum = "1", examples = "30")
        @Nullable Integer windowDays) {}
