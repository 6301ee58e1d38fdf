package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by an identity provider.
 *
 * @param label what people call it
 * @param signOutUrl where people sign out of it; null where it has no such place
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Signing in by an identity provider, which begins at /v1/session/oidc/start.")
public record OidcWayOut(
    @Schema(description = "What people call it.", required = true, examples = "Acme") String label,
    @Schema(
            description =
                "Where people sign out of it; null where it has no such place, or has not said"
                    + " yet.",
            examples = "https://idp.example.com/logout?client_id=trimtab")
        @Nullable String signOutUrl) {}
