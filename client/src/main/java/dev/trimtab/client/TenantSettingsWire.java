package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has instead of the server's defaults.
 *
 * @param retention for how long its data is kept
 * @param quotas how much it may do
 * @param sensitivity how readily alarms are raised; null of a server that knows nothing of it
 * @param watching what is watched beside each series; null likewise
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "TenantSettings",
    description = "What a tenant has instead of the server's defaults.")
public record TenantSettingsWire(
    @Schema(description = "For how long its data is kept.") RetentionWire retention,
    @Schema(description = "How much it may do.") TenantQuotasWire quotas,
    @Schema(description = "How readily alarms are raised.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable SensitivityWire sensitivity,
    @Schema(description = "What is watched for changes beside each series.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable WatchingWire watching) {}
