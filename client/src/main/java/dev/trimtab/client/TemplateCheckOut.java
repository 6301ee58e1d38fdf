package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a document is as a template.
 *
 * @param valid whether it is one
 * @param faults all that is wrong as far as it could be seen, in the order of the document
 * @param canonical the same with every value said; null where it is none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What a document is as a template.")
public record TemplateCheckOut(
    @Schema(description = "Whether it is one.", required = true, examples = "true") boolean valid,
    @Schema(description = "All that is wrong as far as it could be seen.", required = true)
        List<Fault> faults,
    @Schema(description = "The same with every value said; null where it is none.")
        @Nullable String canonical) {
  /**
   * One thing wrong.
   *
   * @param pointer where, as a JSON pointer
   * @param line where it begins, from 1
   * @param column where it begins there, from 1
   * @param detail what is wrong and what would be right
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "One thing wrong.")
  public record Fault(
      @Schema(
              description = "Where, as a JSON pointer (RFC 6901).",
              required = true,
              examples = "/steps/0/wait")
          String pointer,
      @Schema(description = "Where it begins, from 1.", required = true, examples = "5") int line,
      @Schema(description = "Where it begins there, from 1.", required = true, examples = "11")
          int column,
      @Schema(description = "What is wrong and what would be right.", required = true)
          String detail) {}
}
