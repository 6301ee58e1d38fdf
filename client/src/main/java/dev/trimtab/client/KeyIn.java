package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key to be made.
 *
 * @param tenantId whose, 1 to 200 characters; {@code *} for an operator's. Null for the caller's
 *     own tenant
 * @param name what people call it, 1 to 200 characters
 * @param scopes what it may do, at least one, such as {@code outcomes:read}
 * @param expiresAt from when on it is refused; null for never
 * @param quotas how much may be done with it; null for no bound of its own
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "An API key to be made.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyIn(
    @Schema(
            description = "Whose; * for an operator's. Default the caller's own tenant.",
            minLength = 1,
            maxLength = 200,
            examples = "acme")
        @Nullable String tenantId,
    @Schema(
            description = "What people call it.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "exporter")
        String name,
    @Schema(
            description = "What it may do, at least one.",
            required = true,
            minItems = 1,
            examples = "[\"outcomes:read\", \"outcomes:write\"]")
        List<String> scopes,
    @Schema(
            description = "From when on it is refused; default never.",
            examples = "2027-01-01T00:00:00Z")
        @Nullable Instant expiresAt,
    @Schema(description = "How much may be done with it; default as much as its tenant may.")
        @Nullable QuotasWire quotas) {
  /** A key without a bound of its own. */
  public KeyIn(
      @Nullable String tenantId, String name, List<String> scopes, @Nullable Instant expiresAt) {
    this(tenantId, name, scopes, expiresAt, null);
  }
}
