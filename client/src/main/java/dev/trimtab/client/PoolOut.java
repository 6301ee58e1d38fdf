package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Events of several series that are watched as one.
 *
 * @param domain the workload
 * @param metricType what the values mean
 * @param metadata what all of its events have; without anything where it is of every event
 * @param status {@code watched}; {@code not_watched}: once it was; {@code no_place}: values of the
 *     key came in for which there was no place any more
 * @param lastAt when the latest event came in, or when one last found no place
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Pool", description = "Events of several series that are watched as one.")
public record PoolOut(
    @Schema(description = "The workload.", required = true, examples = "support-bot") String domain,
    @Schema(
            description = "What the values mean.",
            required = true,
            enumeration = {"success_rate", "latency_ms", "cost_usd"},
            examples = "success_rate")
        String metricType,
    @Schema(
            description =
                "What all of its events have; without anything where it is of every event. An empty text stands for all values that found no place.",
            required = true,
            examples = "{\"region\": \"eu\"}")
        Map<String, String> metadata,
    @Schema(
            description =
                "watched; not_watched: once it was; no_place: values of the key came in for which there was no place any more.",
            required = true,
            enumeration = {"watched", "not_watched", "no_place"},
            examples = "watched")
        String status,
    @Schema(
            description =
                "When the latest event came in; of no_place, when a value last found none, within the hour.",
            required = true)
        Instant lastAt) {}
