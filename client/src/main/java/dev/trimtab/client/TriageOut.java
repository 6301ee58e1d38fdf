package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of several research requests.
 *
 * @param moved how many stand now where they were to
 * @param results one for each id, in the order they were sent
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What became of several research requests.")
public record TriageOut(
    @Schema(description = "How many were moved.", required = true, examples = "1") int moved,
    @Schema(description = "One for each id, in the order sent.", required = true)
        List<Result> results) {

  /**
   * What became of one of them.
   *
   * @param id which
   * @param moved whether it was moved
   * @param status where it stands now; null where there is none with that id
   * @param detail why it was not moved; null where it was
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "TriageResult", description = "What became of one of them.")
  public record Result(
      @Schema(description = "Which.", required = true) String id,
      @Schema(description = "Whether it was moved.", required = true) boolean moved,
      @Schema(description = "Where it stands now; null where there is none.", examples = "triaged")
          @Nullable String status,
      @Schema(description = "Why it was not moved; null where it was.") @Nullable String detail) {}
}
