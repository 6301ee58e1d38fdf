package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a retention would remove today.
 *
 * @param events how many events would go
 * @param kept from when on what is kept would be kept
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Expiry", description = "What a retention would remove today.")
public record ExpiryOut(
    @Schema(description = "Events that would go.", required = true, examples = "48211") long events,
    @Schema(description = "From when on data would be kept.", required = true) KeptOut kept) {}
