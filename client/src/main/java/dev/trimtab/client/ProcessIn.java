package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A process that starts now, at the caller's.
 *
 * @param type {@code import}; exports are started by exporting
 * @param name what people call it, 1 to 200 characters
 * @param total how many rows there are; null where nobody knows
 * @param resumeKey the same for every import of the same rows into the same events, so that one
 *     that broke off can be gone on with; null where that makes no sense
 * @param metadata what else is to be known, an object of at most 4 KiB; null for nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A process that starts now, at the caller's.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessIn(
    @Schema(
            description = "What it does; exports are started by exporting.",
            required = true,
            enumeration = "import",
            examples = "import")
        String type,
    @Schema(
            description = "What people call it, such as the name of a file.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "runs.csv")
        String name,
    @Schema(description = "How many rows there are.", minimum = "0", examples = "1000000")
        @Nullable Long total,
    @Schema(
            description =
                "The same for every import of the same rows into the same events. The answer then"
                    + " says how far the last one came.",
            minLength = 1,
            maxLength = 200)
        @Nullable String resumeKey,
    @Schema(
            description = "What else is to be known, at most 4 KiB.",
            type = SchemaType.OBJECT,
            examples = "{\"format\": \"csv\"}")
        @Nullable JsonText metadata) {}
