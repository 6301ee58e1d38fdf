package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much a tenant may do, with all its keys together; null for the server's default.
 *
 * @param requests how many requests, such as {@code 100/second}
 * @param bytes how many bytes of bodies, as sent
 * @param events how many events
 * @param series how many series it may open
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "TenantQuotas",
    description =
        "How much a tenant may do: a number, a slash and second, minute, hour or day; null for the"
            + " server's default.")
public record TenantQuotasWire(
    @Schema(description = "How many requests.", examples = "100/second") @Nullable String requests,
    @Schema(description = "How many bytes of bodies, as sent.", examples = "50000000/minute")
        @Nullable String bytes,
    @Schema(description = "How many events.", examples = "60000/minute") @Nullable String events,
    @Schema(
            description = "How many series it may open.",
            minimum = "1",
            maximum = "10000000",
            examples = "5000")
        @Nullable Integer series) {}
