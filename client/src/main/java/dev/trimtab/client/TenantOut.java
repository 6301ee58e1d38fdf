package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, its settings and what it holds.
 *
 * @param tenantId its name
 * @param createdAt when its first event or setting was stored; null where it has keys alone
 * @param deletingSince since when it is being deleted; null where it is not
 * @param events how many it recorded that were not voided, those removed by retention included
 * @param series how many series it opened
 * @param settings what it has instead of the server's defaults
 * @param kept from when on its data is kept
 * @param defaults what holds where its settings say nothing; null in a list of tenants
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Tenant", description = "A tenant, its settings and what it holds.")
public record TenantOut(
    @Schema(description = "Its name.", required = true, examples = "acme") String tenantId,
    @Schema(
            description =
                "When its first event or setting was stored; null where it has keys only.",
            examples = "2026-03-02T09:30:00Z")
        @Nullable Instant createdAt,
    @Schema(
            description = "Since when it is being deleted; null where it is not.",
            examples = "2026-03-02T09:30:00Z")
        @Nullable Instant deletingSince,
    @Schema(
            description = "Events recorded and not voided, those removed by retention included.",
            required = true,
            examples = "120000")
        long events,
    @Schema(description = "Series opened.", required = true, examples = "12") long series,
    @Schema(description = "What it has instead of the defaults.", required = true)
        TenantSettingsWire settings,
    @Schema(description = "From when on its data is kept.", required = true) KeptOut kept,
    @Schema(
            description =
                "The server's defaults, which hold where the settings say nothing; left out in lists.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable TenantSettingsWire defaults) {}
