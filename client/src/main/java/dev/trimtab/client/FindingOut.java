package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that the server looked at.
 *
 * @param level {@code ok}, {@code note}, {@code warning} or {@code error}
 * @param check what was looked at
 * @param found what was found and what it means
 * @param todo what to do about it; empty where nothing is to be done
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Finding", description = "One thing that was looked at.")
public record FindingOut(
    @Schema(
            description = "How bad it is.",
            required = true,
            enumeration = {"ok", "note", "warning", "error"},
            examples = "ok")
        String level,
    @Schema(description = "What was looked at.", required = true, examples = "integrity")
        String check,
    @Schema(
            description = "What was found and what it means.",
            required = true,
            examples = "every page, row and index of the database fits")
        String found,
    @Schema(description = "What to do about it; empty for nothing.", required = true, examples = "")
        String todo) {}
