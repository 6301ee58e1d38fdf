package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is written anew of a lesson; null leaves a field as it is. Where it happened stays.
 *
 * @param problem what declined
 * @param action what was done
 * @param result what that brought
 * @param notes anything else
 * @param tags words to find it by
 * @param confidence how sure it is, 0 to 1
 * @param status {@code confirmed} to stand for it
 * @param revision the one that was seen; null to change whatever is there
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What is written anew of a lesson; what is left out stays.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LessonChange(
    @Schema(description = "What declined.", maxLength = 4000) @Nullable String problem,
    @Schema(description = "What was done.", maxLength = 4000) @Nullable String action,
    @Schema(description = "What that brought.", maxLength = 4000) @Nullable String result,
    @Schema(description = "Anything else.", maxLength = 10000) @Nullable String notes,
    @Schema(description = "Words to find it by.", maxItems = 50) @Nullable List<String> tags,
    @Schema(description = "How sure it is.", minimum = "0", maximum = "1")
        @Nullable Double confidence,
    @Schema(
            description = "To stand for it.",
            enumeration = {"confirmed"},
            examples = "confirmed")
        @Nullable String status,
    @Schema(
            description = "The revision that was seen: where it is another by now, 409.",
            minimum = "0",
            examples = "3")
        @Nullable Long revision) {
  /** To stand for a draft as it is. */
  public static LessonChange confirmation() {
    return new LessonChange(null, null, null, null, null, null, "confirmed", null);
  }
}
