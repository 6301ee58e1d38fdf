package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A research request.
 *
 * @param id sorts by time
 * @param tenantId whose it is
 * @param classification what kind of question it is
 * @param content the question
 * @param relevance whom the answer matters to
 * @param analysis what has been found out
 * @param disposition what becomes of it
 * @param tracking where the work that comes of it is kept
 * @param origin what it was generated from; null where it was made by hand
 * @param signalQuality how much what it was generated from is worth, 0 to 1; null likewise
 * @param createdBy who submitted it
 * @param createdAt when, UTC
 * @param updatedAt when it was last changed, UTC
 * @param revision how often it has been changed
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A research request.")
public record IntakeOut(
    @Schema(
            description = "Sorts by time.",
            required = true,
            examples = "019cad3c-2b40-8000-8000-0a0000000001")
        String id,
    @Schema(description = "Whose it is.", required = true, examples = "acme") String tenantId,
    @Schema(description = "What kind of question it is.", required = true)
        IntakeParts.Classification classification,
    @Schema(description = "The question.", required = true) IntakeParts.Content content,
    @Schema(description = "Whom the answer matters to.", required = true)
        IntakeParts.Relevance relevance,
    @Schema(description = "What has been found out.", required = true)
        IntakeParts.Analysis analysis,
    @Schema(description = "What becomes of it.", required = true) Disposition disposition,
    @Schema(description = "Where the work that comes of it is kept.", required = true)
        IntakeParts.Tracking tracking,
    @Schema(description = "What it was generated from; null where it was made by hand.")
        @Nullable Origin origin,
    @Schema(
            description = "How much a generated one is worth looking at, 0 to 1; null by hand.",
            examples = "0.63")
        @Nullable Double signalQuality,
    @Schema(description = "Who submitted it.", required = true, examples = "ann") String createdBy,
    @Schema(description = "When, UTC.", required = true, examples = "2026-03-02T09:30:00.123456Z")
        Instant createdAt,
    @Schema(
            description = "When it was last changed, UTC.",
            required = true,
            examples = "2026-03-02T09:30:00.123456Z")
        Instant updatedAt,
    @Schema(description = "How often it has been changed.", required = true, examples = "0")
        long revision) {

  /**
   * What becomes of a research request.
   *
   * @param status where it stands
   * @param allowed what it may become next
   * @param decisionDate when it was last accepted, deferred or rejected; null while it never was
   * @param decisionBy by whom
   * @param rationale what was last said of a transition; null while nothing was
   * @param actionItems what is to be done
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "IntakeDisposition", description = "What becomes of a research request.")
  public record Disposition(
      @Schema(
              description = "Where it stands.",
              required = true,
              enumeration = {
                "submitted",
                "triaged",
                "analyzing",
                "accepted",
                "deferred",
                "rejected",
                "tracked"
              },
              examples = "submitted")
          String status,
      @Schema(description = "What it may become next.", required = true) List<String> allowed,
      @Schema(
              description = "When it was last accepted, deferred or rejected; null where never.",
              examples = "2026-03-04T09:30:00Z")
          @Nullable Instant decisionDate,
      @Schema(description = "By whom.", examples = "bob") @Nullable String decisionBy,
      @Schema(
              description = "What was last said of a transition.",
              examples = "one in five tickets is that long")
          @Nullable String rationale,
      @Schema(description = "What is to be done.", required = true) List<String> actionItems) {}

  /**
   * What a research request was generated from.
   *
   * @param loopId the loop that opened it
   * @param changePointId the change point it is about
   * @param domain of the series that declined
   * @param eventType likewise
   * @param metricType likewise
   * @param signal the parts of its quality
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "IntakeOrigin", description = "What a research request was generated from.")
  public record Origin(
      @Schema(description = "The loop that opened it.") @Nullable String loopId,
      @Schema(description = "The change point it is about.", examples = "cp_4711")
          @Nullable String changePointId,
      @Schema(description = "Of the series that declined.", examples = "support-bot")
          @Nullable String domain,
      @Schema(description = "Of the series that declined.", examples = "invoke_agent")
          @Nullable String eventType,
      @Schema(description = "Of the series that declined.", examples = "success_rate")
          @Nullable String metricType,
      @Schema(description = "The parts of its quality.", required = true) Signal signal) {}

  /** The parts of a signal's quality, each 0 to 1; their geometric mean is the whole. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "SignalParts", description = "The parts of a signal's quality, each 0 to 1.")
  public record Signal(
      @Schema(description = "How strong the evidence is.", required = true) double significance,
      @Schema(description = "How large the change is.", required = true) double size,
      @Schema(description = "How many samples showed it.", required = true) double volume,
      @Schema(description = "How new it is.", required = true) double novelty) {}
}
