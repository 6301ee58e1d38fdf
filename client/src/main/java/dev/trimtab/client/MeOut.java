package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who the credentials belong to.
 *
 * @param tenantId the tenant; {@code *} for the operator, who crosses tenants
 * @param name the name of the key, or the subject of the token
 * @param scopes what the credentials may do
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Who the credentials belong to.")
public record MeOut(
    @Schema(description = "The tenant; * for the operator.", required = true, examples = "acme")
        String tenantId,
    @Schema(
            description = "The name of the key, or the subject of the token.",
            required = true,
            examples = "exporter")
        String name,
    @Schema(
            description = "What the credentials may do.",
            required = true,
            examples = "[\"outcomes:read\", \"outcomes:write\"]")
        List<String> scopes) {
  /** Stands for the operator where a tenant is named. */
  public static final String OPERATOR = "*";
}
