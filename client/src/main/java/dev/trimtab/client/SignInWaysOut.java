package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How people can sign in, beside an API key.
 *
 * @param oidc by an identity provider; null where none is configured
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How people can sign in, beside an API key.")
public record SignInWaysOut(
    @Schema(description = "By an identity provider; null where none is configured.")
        @Nullable OidcWayOut oidc) {}
