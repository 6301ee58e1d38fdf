package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a research request, as they are sent and seen. */
public final class IntakeParts {
  private IntakeParts() {}

  /**
   * What kind of question it is.
   *
   * @param researchType {@code external}, {@code internal}, {@code competitive}, {@code user} or
   *     {@code technical}
   * @param category in a word or two, 1 to 200 characters
   * @param urgency {@code high}, {@code medium} or {@code low}; null for medium
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "IntakeClassification", description = "What kind of question it is.")
  public record Classification(
      @Schema(
              description = "Where an answer is looked for.",
              required = true,
              enumeration = {"external", "internal", "competitive", "user", "technical"},
              examples = "technical")
          String researchType,
      @Schema(
              description = "In a word or two.",
              required = true,
              minLength = 1,
              maxLength = 200,
              examples = "reliability")
          String category,
      @Schema(
              description = "How soon somebody should look at it; default medium.",
              enumeration = {"high", "medium", "low"},
              examples = "high")
          @Nullable String urgency) {}

  /**
   * The question.
   *
   * @param title 1 to 200 characters
   * @param summary at most 10,000 characters; null for nothing
   * @param source where it comes from, at most 2,000 characters
   * @param sourceDate of when that is, as {@code 2026-03-02}; of a time, its date is kept
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "IntakeContent", description = "The question.")
  public record Content(
      @Schema(
              description = "In one line.",
              required = true,
              minLength = 1,
              maxLength = 200,
              examples = "Why do long tickets fail since Monday?")
          String title,
      @Schema(
              description = "In as many words as it takes.",
              maxLength = 10000,
              examples = "Tickets above 4,000 words fail twice as often as before.")
          @Nullable String summary,
      @Schema(
              description = "Where it comes from: a page, a person, a loop.",
              maxLength = 2000,
              examples = "https://wiki.example.com/incidents/12")
          @Nullable String source,
      @Schema(
              description = "Of when that is: a date; of a time, its date is kept.",
              examples = "2026-03-02")
          @Nullable String sourceDate) {}

  /**
   * Whom the answer matters to. Lists have at most 50 items.
   *
   * @param impactAreas names of domains, products or the like, 1 to 200 characters each
   * @param affectedAgents likewise
   * @param priorityScore 1 to 10, more is sooner; null where nobody said
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "IntakeRelevance", description = "Whom the answer matters to.")
  public record Relevance(
      @Schema(description = "Domains, products or the like.", maxItems = 50)
          @Nullable List<String> impactAreas,
      @Schema(description = "Agents that are affected.", maxItems = 50)
          @Nullable List<String> affectedAgents,
      @Schema(
              description = "More is sooner; null where nobody said.",
              minimum = "1",
              maximum = "10",
              examples = "8")
          @Nullable Integer priorityScore) {}

  /** What has been found out: at most 50 items each, of at most 1,000 characters. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "IntakeAnalysis", description = "What has been found out.")
  public record Analysis(
      @Schema(description = "What is so.", maxItems = 50) @Nullable List<String> keyFindings,
      @Schema(description = "What to do.", maxItems = 50) @Nullable List<String> recommendations,
      @Schema(description = "What may go wrong.", maxItems = 50) @Nullable List<String> risks,
      @Schema(description = "What may be won.", maxItems = 50)
          @Nullable List<String> opportunities) {}

  /**
   * Where the work that comes of it is kept.
   *
   * @param backlogRefs keys or links of entries in a backlog, at most 50
   * @param roadmapImpact what it changes of what was planned, at most 2,000 characters
   * @param implementationTarget when or with what it is to be there, at most 200 characters
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "IntakeTracking", description = "Where the work that comes of it is kept.")
  public record Tracking(
      @Schema(description = "Keys or links of entries in a backlog.", maxItems = 50)
          @Nullable List<String> backlogRefs,
      @Schema(
              description = "What it changes of what was planned.",
              maxLength = 2000,
              examples = "moves the new importer to May")
          @Nullable String roadmapImpact,
      @Schema(
              description = "When or with what it is to be there.",
              maxLength = 200,
              examples = "2026-Q2")
          @Nullable String implementationTarget) {}
}
