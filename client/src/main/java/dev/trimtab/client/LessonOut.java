package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a decline; null for what nobody said.
 *
 * @param id sorts by time
 * @param tenantId whose it is
 * @param problem what declined
 * @param action what was done
 * @param result what that brought
 * @param notes anything else
 * @param tags words to find it by
 * @param confidence how sure it is, 0 to 1
 * @param domain of the series that declined
 * @param eventType likewise
 * @param metricType likewise
 * @param template the template of the loop
 * @param loopId the loop
 * @param verdict what fresh outcomes showed
 * @param status whether somebody stands for it
 * @param confirmedBy who stands for it; null for a draft
 * @param confirmedAt since when
 * @param createdBy who recorded it
 * @param createdAt when, UTC
 * @param updatedAt when it was last changed, UTC
 * @param revision how often it has been changed
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What was learned of a decline; null for what nobody said.")
public record LessonOut(
    @Schema(
            description = "Sorts by time.",
            required = true,
            examples = "019cad3c-2b40-8000-8000-0a0000000002")
        String id,
    @Schema(description = "Whose it is.", required = true, examples = "acme") String tenantId,
    @Schema(description = "What declined.", required = true) String problem,
    @Schema(description = "What was done.", required = true) String action,
    @Schema(description = "What that brought.") @Nullable String result,
    @Schema(description = "Anything else.") @Nullable String notes,
    @Schema(description = "Words to find it by.", required = true) List<String> tags,
    @Schema(description = "How sure it is, 0 to 1.", examples = "0.9") @Nullable Double confidence,
    @Schema(description = "Of the series.", examples = "support-bot") @Nullable String domain,
    @Schema(description = "Of the series.", examples = "invoke_agent") @Nullable String eventType,
    @Schema(description = "Of the series.", examples = "success_rate") @Nullable String metricType,
    @Schema(description = "The template of the loop.") @Nullable String template,
    @Schema(description = "The loop.") @Nullable String loopId,
    @Schema(
            description = "What fresh outcomes showed.",
            enumeration = {"improved", "no_effect", "worse", "undecided"},
            examples = "improved")
        @Nullable String verdict,
    @Schema(
            description = "Whether somebody stands for it.",
            required = true,
            enumeration = {"draft", "confirmed"},
            examples = "confirmed")
        String status,
    @Schema(description = "Who stands for it; null for a draft.", examples = "ann")
        @Nullable String confirmedBy,
    @Schema(description = "Since when.", examples = "2026-03-02T09:30:00Z")
        @Nullable Instant confirmedAt,
    @Schema(description = "Who recorded it.", required = true, examples = "ann") String createdBy,
    @Schema(description = "When, UTC.", required = true, examples = "2026-03-02T09:30:00.123456Z")
        Instant createdAt,
    @Schema(
            description = "When it was last changed, UTC.",
            required = true,
            examples = "2026-03-02T09:30:00.123456Z")
        Instant updatedAt,
    @Schema(description = "How often it has been changed.", required = true, examples = "0")
        long revision) {}
