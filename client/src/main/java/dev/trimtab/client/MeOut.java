package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who the credentials belong to.
 *
 * @param tenantId the tenant; {@code *} for the operator, who crosses tenants
 * @param name the name of the key, the subject of the token, or the name of the person
 * @param scopes what the credentials may do
 * @param person who it is, where an identity provider has said so; null for keys and tokens
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Who the credentials belong to.")
public record MeOut(
    @Schema(description = "The tenant; * for the operator.", required = true, examples = "acme")
        String tenantId,
    @Schema(
            description =
                "The name of the key, the subject of the token, or the name of the person.",
            required = true,
            examples = "exporter")
        String name,
    @Schema(
            description = "What the credentials may do.",
            required = true,
            examples = "[\"outcomes:read\", \"outcomes:write\"]")
        List<String> scopes,
    @Schema(
            description =
                "Who it is, where an identity provider has said so; null for keys and tokens.")
        @Nullable PersonOut person) {
  /** Stands for the operator where a tenant is named. */
  public static final String OPERATOR = "*";
}
