package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, as RFC 9457 problem details.
 *
 * @param type names the kind of problem, as a URI reference; {@code about:blank} where the status
 *     says all
 * @param title the kind in words, the same for every problem of the kind
 * @param status the HTTP status
 * @param detail what happened here and what to do about it; null where there is nothing to add
 * @param instance this one occurrence, as a URI reference; null where it has none
 * @param errors each field at fault; null where none is
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Why a call failed (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Schema(description = "The kind of problem, as a URI reference.", examples = "about:blank")
        @Nullable String type,
    @Schema(description = "The kind in words.", required = true, examples = "Unprocessable Content")
        @Nullable String title,
    @Schema(description = "The HTTP status.", required = true, examples = "422") int status,
    @Schema(
            description = "What happened here and what to do about it.",
            examples = "The event has 1 fault.")
        @Nullable String detail,
    @Schema(description = "This one occurrence, as a URI reference.") @Nullable String instance,
    @Schema(description = "Each field at fault.") @Nullable List<FieldError> errors) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One field at fault.
   *
   * @param pointer a JSON pointer into the body, or the name of a query parameter
   * @param detail what is wrong and what would be right
   */
  @Schema(description = "One field at fault.")
  public record FieldError(
      @Schema(
              description = "A JSON pointer into the body, or the name of a query parameter.",
              required = true,
              examples = "/value")
          String pointer,
      @Schema(
              description = "What is wrong and what would be right.",
              required = true,
              examples = "must lie within 0 and 1 for success_rate")
          String detail) {}
}
