package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a batch.
 *
 * @param accepted events stored by this call
 * @param duplicates events that were stored before under the same id, with the same content
 * @param rejected those not stored, by ascending index
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What became of a batch.")
public record BatchResult(
    @Schema(
            description = "Events stored by this call.",
            required = true,
            minimum = "0",
            examples = "998")
        int accepted,
    @Schema(
            description = "Events stored before under the same id, with the same content.",
            required = true,
            minimum = "0",
            examples = "1")
        int duplicates,
    @Schema(description = "Those not stored, by ascending index.", required = true)
        List<Rejected> rejected) {
  public BatchResult {
    rejected = rejected == null ? List.of() : List.copyOf(rejected);
  }

  /**
   * One event that was not stored.
   *
   * @param index its place in the batch, from 0
   * @param pointer the field at fault as a JSON pointer into the event, such as {@code /value};
   *     empty for the event as a whole
   * @param detail what is wrong and what would be right
   */
  @Schema(description = "One event that was not stored.")
  public record Rejected(
      @Schema(description = "Its place in the batch, from 0.", required = true, examples = "17")
          int index,
      @Schema(
              description =
                  "The field at fault, as a JSON pointer into the event; empty for the event as a whole.",
              required = true,
              examples = "/value")
          String pointer,
      @Schema(
              description = "What is wrong and what would be right.",
              required = true,
              examples = "must lie within 0 and 1 for success_rate")
          String detail) {}
}
