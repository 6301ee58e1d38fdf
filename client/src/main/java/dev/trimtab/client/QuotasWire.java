package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much may be done with a key, each as a number, a slash and second, minute, hour or day; null
 * for no bound of its own.
 *
 * @param requests how many requests
 * @param bytes how many bytes of bodies, as sent
 * @param events how many events
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "Quotas",
    description =
        "How much may be done: a number, a slash and second, minute, hour or day; null for no bound"
            + " of its own.")
public record QuotasWire(
    @Schema(description = "How many requests.", examples = "100/second") @Nullable String requests,
    @Schema(description = "How many bytes of bodies, as sent.", examples = "50000000/minute")
        @Nullable String bytes,
    @Schema(description = "How many events.", examples = "60000/minute") @Nullable String events) {
  /** No bound. */
  public static final QuotasWire NONE = new QuotasWire(null, null, null);
}
