package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key just made: the only time its secret is shown.
 *
 * @param id the key's public name, used to show, rotate and revoke it
 * @param key the secret, {@code tt_} and 256 bits; kept nowhere in the server
 * @param tenantId whose; {@code *} for an operator's
 * @param name what people call it
 * @param scopes what it may do
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused; null for never
 * @param quotas how much may be done with it
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "An API key just made: the only time its secret is shown.")
public record KeyCreated(
    @Schema(description = "The key's public name.", required = true, examples = "k_4f9d21c07b3e")
        String id,
    @Schema(description = "The secret, shown once.", required = true, examples = "tt_9Wb1Yc...")
        String key,
    @Schema(description = "Whose; * for an operator's.", required = true, examples = "acme")
        String tenantId,
    @Schema(description = "What people call it.", required = true, examples = "exporter")
        String name,
    @Schema(
            description = "What it may do.",
            required = true,
            examples = "[\"outcomes:read\", \"outcomes:write\"]")
        List<String> scopes,
    @Schema(description = "When it was made.", required = true, examples = "2026-03-02T09:30:00Z")
        Instant createdAt,
    @Schema(
            description = "From when on it is refused; null for never.",
            examples = "2027-01-01T00:00:00Z")
        @Nullable Instant expiresAt,
    @Schema(description = "How much may be done with it.", required = true) QuotasWire quotas) {
  /** Without the secret, so that it gets into no log. */
  @Override
  public String toString() {
    return "KeyCreated[id=" + id + ", tenantId=" + tenantId + ", name=" + name + "]";
  }
}
