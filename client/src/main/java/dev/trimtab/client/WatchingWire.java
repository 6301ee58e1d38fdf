package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of a tenant is watched for changes beside each of its series.
 *
 * @param granularity {@code series}, or {@code domain}: all event types of a domain and metric type
 *     together too; null for series
 * @param metadataKeys whose values are watched each by itself, at most 3; null for none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "Watching",
    description = "What of a tenant is watched for changes beside each of its series.")
public record WatchingWire(
    @Schema(
            description =
                "series: each by itself; domain: all event types of a domain and metric type together too.",
            enumeration = {"series", "domain"},
            examples = "domain")
        @Nullable String granularity,
    @Schema(
            description =
                "Metadata keys whose values are watched each by itself, in each domain and metric type: at most 3, and of each the first 20 values.",
            examples = "[\"region\"]")
        @Nullable List<String> metadataKeys) {}
