package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a template on one series, from trigger to verdict.
 *
 * @param id time-ordered
 * @param tenantId whose it is
 * @param template the name of its template
 * @param templateVersion the version it keeps
 * @param domain of its series
 * @param eventType of its series
 * @param metricType of its series
 * @param state where it stands
 * @param verdict what fresh outcomes showed; null while they have shown nothing
 * @param claim whether it stands among all verifications of the tenant; null while there is no
 *     verdict, and of loops that began to verify before this was kept
 * @param cause what opened it
 * @param openedAt when
 * @param since when it came to where it stands
 * @param dueAt when it is looked at again, though nothing happens; null for never
 * @param step the place of the step it is at, from 0; -1 before the first
 * @param steps its steps, in words
 * @param undoing whether it takes back what it did
 * @param actedAt when the first thing was begun that it changes; null before
 * @param actionDoneAt when the last was done; null before
 * @param endedAt when it ended; null while it is open
 * @param detail its record, where one loop was asked for; null in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "One instance of a template on one series, from trigger to verdict.")
public record LoopOut(
    @Schema(description = "Time-ordered.", required = true) String id,
    @Schema(description = "Whose it is.", required = true, examples = "acme") String tenantId,
    @Schema(
            description = "The name of its template.",
            required = true,
            examples = "success-regression")
        String template,
    @Schema(description = "The version it keeps.", required = true, examples = "3")
        int templateVersion,
    @Schema(description = "Of its series.", required = true, examples = "support-bot")
        String domain,
    @Schema(description = "Of its series.", required = true, examples = "invoke_agent")
        String eventType,
    @Schema(description = "Of its series.", required = true, examples = "success_rate")
        String metricType,
    @Schema(
            description = "Where it stands.",
            required = true,
            enumeration = {
              "triggered",
              "investigating",
              "awaiting_approval",
              "acting",
              "settling",
              "verifying",
              "improved",
              "no_effect",
              "worse",
              "undecided",
              "cancelled",
              "escalated"
            },
            examples = "verifying")
        String state,
    @Schema(
            description = "What fresh outcomes showed; null while they have shown nothing.",
            enumeration = {"improved", "no_effect", "worse", "undecided"})
        @Nullable String verdict,
    @Schema(
            description =
                "Whether it stands among all verifications of the tenant; null while there is no verdict, and of loops that began to verify before this was kept.")
        @Nullable Claim claim,
    @Schema(description = "What opened it.", required = true) Cause cause,
    @Schema(description = "When.", required = true) Instant openedAt,
    @Schema(description = "When it came to where it stands.", required = true) Instant since,
    @Schema(description = "When it is looked at again, though nothing happens; null for never.")
        @Nullable Instant dueAt,
    @Schema(
            description = "The place of the step it is at, from 0; -1 before the first.",
            required = true,
            examples = "4")
        int step,
    @Schema(description = "Its steps, in words.", required = true) List<Step> steps,
    @Schema(description = "Whether it takes back what it did.", required = true, examples = "false")
        boolean undoing,
    @Schema(description = "When the first thing was begun that it changes; null before.")
        @Nullable Instant actedAt,
    @Schema(description = "When the last was done; null before.") @Nullable Instant actionDoneAt,
    @Schema(description = "When it ended; null while it is open.") @Nullable Instant endedAt,
    @Schema(description = "Its record, where one loop was asked for; null in lists.")
        @Nullable Detail detail) {
  /**
   * A verdict in the list of all verifications of the tenant: a label, which decides nothing.
   *
   * @param number its place in the list, from 1, in the order in which verifications began
   * @param error of the improvements that stand, the expected share that is false is at most this
   * @param level the error that this one may have for it, above 0, at most {@code error}
   * @param evidence for an improvement, as an e-value: on average at most 1 where there is none. It
   *     is enough from {@code 1 / level} on; more than 10^15 is given as that
   * @param stands whether the verdict is improved, and the evidence enough; else an improvement
   *     holds by itself only
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(
      description =
          "A verdict in the list of all verifications of the tenant: a label, which decides nothing.")
  public record Claim(
      @Schema(
              description =
                  "Its place in the list, from 1, in the order in which verifications began.",
              required = true,
              examples = "13")
          long number,
      @Schema(
              description =
                  "Of the improvements that stand, the expected share that is false is at most this.",
              required = true,
              examples = "0.05")
          double error,
      @Schema(
              description = "The error that this one may have for it; above 0, at most error.",
              required = true,
              examples = "0.0033")
          double level,
      @Schema(
              description =
                  "For an improvement, as an e-value: on average at most 1 where there is none. It is enough from 1 / level on; more than 10^15 is given as that.",
              required = true,
              examples = "840")
          double evidence,
      @Schema(
              description =
                  "Whether the verdict is improved, and the evidence enough; else an improvement holds by itself only.",
              required = true,
              examples = "true")
          boolean stands) {}

  /**
   * What opened a loop.
   *
   * @param kind which trigger
   * @param changePoint the id of the change point; null where there is none
   * @param by who asked for it; null where nobody did
   * @param seen what was seen, in a sentence
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "What opened a loop.")
  public record Cause(
      @Schema(
              description = "Which trigger.",
              required = true,
              enumeration = {"change_point", "direction", "threshold", "no_data", "manual"},
              examples = "change_point")
          String kind,
      @Schema(description = "The id of the change point.", examples = "cp_4711")
          @Nullable String changePoint,
      @Schema(description = "Who asked for it; null where nobody did.") @Nullable String by,
      @Schema(description = "What was seen, in a sentence.", required = true) String seen) {}

  /**
   * A step of a loop.
   *
   * @param kind which
   * @param text what it does, in words
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "A step of a loop.")
  public record Step(
      @Schema(
              description = "Which.",
              required = true,
              enumeration = {"intake", "notify", "approve", "act", "wait", "verify"},
              examples = "act")
          String kind,
      @Schema(
              description = "What it does, in words.",
              required = true,
              examples = "roll back, over deployer")
          String text) {}

  /**
   * Everything about one loop.
   *
   * @param record what happened, from the first line
   * @param deliveries what it sent, oldest first
   * @param verification what fresh outcomes show by now; null before there can be any
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "Everything about one loop.")
  public record Detail(
      @Schema(description = "What happened, from the first line.", required = true)
          List<Entry> record,
      @Schema(description = "What it sent, oldest first.", required = true)
          List<DeliveryOut> deliveries,
      @Schema(description = "What fresh outcomes show by now; null before there can be any.")
          @Nullable VerificationOut verification) {}

  /**
   * A line of a loop's record.
   *
   * @param number from 1
   * @param at when
   * @param from where it stood
   * @param to where it stood then
   * @param by a person's or key's name; {@code trimtab} for what it did by itself
   * @param why in a sentence
   * @param known figures it rests on
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "A line of a loop's record.")
  public record Entry(
      @Schema(description = "From 1.", required = true, examples = "1") int number,
      @Schema(description = "When.", required = true) Instant at,
      @Schema(description = "Where it stood.", required = true, examples = "acting") String from,
      @Schema(description = "Where it stood then.", required = true, examples = "settling")
          String to,
      @Schema(
              description = "A person's or key's name; trimtab for what it did by itself.",
              required = true,
              examples = "ana")
          String by,
      @Schema(description = "In a sentence.", required = true, examples = "approved: go")
          String why,
      @Schema(description = "Figures it rests on.", required = true) Map<String, String> known) {}
}
