package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log.
 *
 * @param at when it happened, UTC, to the microsecond
 * @param tenantId whom it was about; {@code *} for the server itself
 * @param actor who did it: the name of the key, or the token's subject
 * @param keyId the key they came with; null where it was a token, or nobody
 * @param address where the call came from; null where there was none
 * @param action what was done
 * @param subject what it was done to
 * @param detail what changed, as a JSON object
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "AuditEntry", description = "An entry of the audit log.")
public record AuditOut(
    @Schema(
            description = "When it happened, UTC.",
            required = true,
            examples = "2026-03-02T09:30:00.123456Z")
        Instant at,
    @Schema(
            description = "Whom it was about; * for the server itself.",
            required = true,
            examples = "acme")
        String tenantId,
    @Schema(
            description = "Who did it: the name of the key, or the token's subject.",
            required = true,
            examples = "operator")
        String actor,
    @Schema(
            description = "The key they came with; null where it was a token, or nobody.",
            examples = "0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f")
        @Nullable String keyId,
    @Schema(
            description = "Where the call came from; null where there was none.",
            examples = "192.0.2.7")
        @Nullable String address,
    @Schema(description = "What was done.", required = true, examples = "key.create") String action,
    @Schema(
            description = "What it was done to.",
            required = true,
            examples = "0195590e-2341-8c3d-9b1f-2f6a1c0d4e5f")
        String subject,
    @Schema(
            description = "What changed.",
            required = true,
            type = SchemaType.OBJECT,
            examples = "{\"name\": \"exporter\", \"scopes\": [\"outcomes:write\"]}")
        JsonText detail) {}
