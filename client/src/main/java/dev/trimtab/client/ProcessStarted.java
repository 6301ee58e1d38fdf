package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A process that has started.
 *
 * @param process the process
 * @param resume how far the same work came before; null where it was never begun, or ended well
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A process that has started.")
public record ProcessStarted(
    @Schema(description = "The process.", required = true) ProcessOut process,
    @Schema(
            description =
                "How far the same work came before; null where it was never begun, or ended well.")
        @Nullable Resume resume) {

  /**
   * How far an earlier process with the same resume key came.
   *
   * @param processId the earlier process
   * @param done how many rows were done for good
   * @param counts what came of these, by name
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "How far an earlier process with the same resume key came.")
  public record Resume(
      @Schema(
              description = "The earlier process.",
              required = true,
              examples = "0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f")
          String processId,
      @Schema(description = "Rows done for good.", required = true, examples = "512000") long done,
      @Schema(
              description = "What came of these, by name.",
              required = true,
              examples = "{\"accepted\": 511990, \"rejected\": 10}")
          Map<String, Long> counts) {
    public Resume {
      counts = counts == null ? Map.of() : Map.copyOf(counts);
    }
  }
}
