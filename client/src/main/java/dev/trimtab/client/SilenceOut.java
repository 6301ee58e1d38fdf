package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Alerts that people know of, or knew of.
 *
 * @param id made by the server; ids in order are silences in order
 * @param matchers an alert is silenced where all of them match
 * @param comment why
 * @param createdBy whose key said so
 * @param createdAt when it began
 * @param endsAt when it ends, or ended
 * @param status {@code active} or {@code expired}
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Alerts that people know of, or knew of.")
public record SilenceOut(
    @Schema(
            description = "Made here; ids in order are silences in order.",
            required = true,
            examples = "0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f")
        String id,
    @Schema(description = "An alert is silenced where all of them match.", required = true)
        List<SilenceIn.Matcher> matchers,
    @Schema(description = "Why.", required = true, examples = "a migration until Monday")
        String comment,
    @Schema(description = "Whose key said so.", required = true, examples = "ana") String createdBy,
    @Schema(description = "When it began.", required = true, examples = "2026-03-02T09:30:00Z")
        Instant createdAt,
    @Schema(
            description = "When it ends, or ended.",
            required = true,
            examples = "2026-03-02T12:00:00Z")
        Instant endsAt,
    @Schema(
            description = "Whether it holds.",
            required = true,
            enumeration = {"active", "expired"},
            examples = "active")
        String status) {
  /** The status of one that holds. */
  public static final String ACTIVE = "active";

  public SilenceOut {
    matchers = List.copyOf(matchers);
  }

  @JsonIgnore
  public boolean isActive() {
    return status.equals(ACTIVE);
  }
}
