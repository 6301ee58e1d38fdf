package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs for long, or ran.
 *
 * @param id made by the server; ids in order are starts in order
 * @param type {@code import} or {@code export}; in the hub also {@code loop}, {@code intake} and
 *     {@code job}
 * @param status {@code running}, {@code succeeded}, {@code failed}, {@code cancelled} or {@code
 *     interrupted}; of an intake, where it stands; a loop succeeded where outcomes improved; a job
 *     is {@code running}, {@code idle}, {@code failing} or {@code paused}
 * @param startedAt when it started
 * @param name what people call it, such as the name of a file
 * @param metadata what else is known of it, a JSON object
 * @param startedBy whose key started it
 * @param updatedAt when it was last heard of
 * @param endedAt when it ended; null while it runs
 * @param done how much is done for good: rows of an import, positions of an export
 * @param total how much there is; null where nobody knows
 * @param counts what came of it, by name
 * @param cancelRequested true where somebody asked it to end
 * @param actions what it can be told to do now
 * @param detail why it ended as it did; null where there is nothing to say
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Something that runs for long, or ran.")
public record ProcessOut(
    @Schema(
            description = "Made here; ids in order are starts in order.",
            required = true,
            examples = "0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f")
        String id,
    @Schema(
            description = "What it does.",
            required = true,
            enumeration = {"import", "export", "loop", "intake", "job"},
            examples = "import")
        String type,
    @Schema(
            description =
                "How it is. One that is not heard of for long is interrupted, until it is heard of"
                    + " again. A loop succeeded where outcomes improved, was cancelled, or failed."
                    + " Of an intake, where it stands. A job that is failing tries again.",
            required = true,
            enumeration = {
              "running",
              "succeeded",
              "failed",
              "cancelled",
              "interrupted",
              "submitted",
              "triaged",
              "analyzing",
              "accepted",
              "deferred",
              "rejected",
              "tracked",
              "idle",
              "failing",
              "paused"
            },
            examples = "running")
        String status,
    @Schema(description = "When it started.", required = true, examples = "2026-03-02T09:30:00Z")
        Instant startedAt,
    @Schema(description = "What people call it.", required = true, examples = "runs.csv")
        String name,
    @Schema(
            description = "What else is known of it.",
            required = true,
            type = SchemaType.OBJECT,
            examples = "{\"format\": \"csv\"}")
        JsonText metadata,
    @Schema(description = "Whose key started it.", required = true, examples = "exporter")
        String startedBy,
    @Schema(
            description = "When it was last heard of.",
            required = true,
            examples = "2026-03-02T09:30:20Z")
        Instant updatedAt,
    @Schema(description = "When it ended; null while it runs.", examples = "2026-03-02T09:31:00Z")
        @Nullable Instant endedAt,
    @Schema(
            description = "How much is done for good: rows of an import, positions of an export.",
            required = true,
            examples = "512000")
        long done,
    @Schema(description = "How much there is; null where nobody knows.", examples = "1000000")
        @Nullable Long total,
    @Schema(
            description = "What came of it, by name.",
            required = true,
            examples = "{\"accepted\": 511990, \"duplicates\": 0, \"rejected\": 10}")
        Map<String, Long> counts,
    @Schema(description = "True where somebody asked it to end.", required = true)
        boolean cancelRequested,
    @Schema(
            description = "What it can be told to do now.",
            required = true,
            examples = "[\"cancel\"]")
        List<String> actions,
    @Schema(description = "Why it ended as it did.", examples = "was not heard of any more")
        @Nullable String detail) {
  public ProcessOut {
    counts = counts == null ? Map.of() : Map.copyOf(counts);
    actions = actions == null ? List.of() : List.copyOf(actions);
  }

  /** The status of a process that is under way. */
  public static final String RUNNING = "running";

  /** True while more is to come. */
  public boolean runs() {
    return status.equals(RUNNING);
  }
}
