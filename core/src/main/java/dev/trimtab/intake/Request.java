package dev.trimtab.intake;

import dev.trimtab.input.Checks;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an intake asks, and what has been found out so far: all that may be written anew at any
 * time. Faults name the fields from the whole request on.
 */
public record Request(
    Classification classification,
    Content content,
    Relevance relevance,
    Analysis analysis,
    Tracking tracking) {
  public static final int MAX_NAME_LENGTH = 200;
  public static final int MAX_ITEM_LENGTH = 1_000;
  public static final int MAX_SOURCE_LENGTH = 2_000;
  public static final int MAX_SUMMARY_LENGTH = 10_000;
  public static final int MOST_PRIORITY = 10;

  /**
   * What kind of question it is.
   *
   * @param category in a word or two, 1 to {@value #MAX_NAME_LENGTH} characters
   */
  public record Classification(ResearchType researchType, String category, Urgency urgency) {
    public Classification {
      Checks.of("/classification").name("/category", category, MAX_NAME_LENGTH).finish();
    }
  }

  /**
   * The question.
   *
   * @param title 1 to {@value #MAX_NAME_LENGTH} characters
   * @param summary at most {@value #MAX_SUMMARY_LENGTH} characters; may be empty
   * @param source where it comes from: a page, a person, a loop; at most {@value
   *     #MAX_SOURCE_LENGTH} characters
   * @param sourceDate of when that is
   */
  public record Content(
      String title, String summary, @Nullable String source, @Nullable LocalDate sourceDate) {
    public Content {
      Checks.of("/content")
          .name("/title", title, MAX_NAME_LENGTH)
          .text("/summary", summary, MAX_SUMMARY_LENGTH)
          .name("/source", source, MAX_SOURCE_LENGTH)
          .that(
              sourceDate == null || isStorable(sourceDate),
              "/source_date",
              "must be within the years 1 and 9999")
          .finish();
    }

    private static boolean isStorable(LocalDate date) {
      return date.getYear() >= 1 && date.getYear() <= 9999;
    }
  }

  /**
   * Whom the answer matters to.
   *
   * @param impactAreas domains, products or anything else that people call by a name
   * @param affectedAgents likewise
   * @param priorityScore 1 to {@value #MOST_PRIORITY}, more is sooner; null where nobody said
   */
  public record Relevance(
      List<String> impactAreas, List<String> affectedAgents, @Nullable Integer priorityScore) {
    /** Nothing said. */
    public static final Relevance NONE = new Relevance(List.of(), List.of(), null);

    public Relevance {
      impactAreas = List.copyOf(impactAreas);
      affectedAgents = List.copyOf(affectedAgents);
      Checks.of("/relevance")
          .names("/impact_areas", impactAreas, MAX_NAME_LENGTH)
          .names("/affected_agents", affectedAgents, MAX_NAME_LENGTH)
          .that(
              priorityScore == null || (priorityScore >= 1 && priorityScore <= MOST_PRIORITY),
              "/priority_score",
              "must be a whole number from 1 to " + MOST_PRIORITY)
          .finish();
    }
  }

  /** What has been found out; each item at most {@value #MAX_ITEM_LENGTH} characters. */
  public record Analysis(
      List<String> keyFindings,
      List<String> recommendations,
      List<String> risks,
      List<String> opportunities) {
    /** Nothing yet. */
    public static final Analysis NONE = new Analysis(List.of(), List.of(), List.of(), List.of());

    public Analysis {
      keyFindings = List.copyOf(keyFindings);
      recommendations = List.copyOf(recommendations);
      risks = List.copyOf(risks);
      opportunities = List.copyOf(opportunities);
      Checks.of("/analysis")
          .texts("/key_findings", keyFindings, MAX_ITEM_LENGTH)
          .texts("/recommendations", recommendations, MAX_ITEM_LENGTH)
          .texts("/risks", risks, MAX_ITEM_LENGTH)
          .texts("/opportunities", opportunities, MAX_ITEM_LENGTH)
          .finish();
    }
  }

  /**
   * Where the work that comes of it is kept.
   *
   * @param backlogRefs keys or links of entries in a backlog
   * @param roadmapImpact what it changes of what was planned, at most {@value #MAX_SOURCE_LENGTH}
   *     characters
   * @param implementationTarget when or with what it is to be there
   */
  public record Tracking(
      List<String> backlogRefs,
      @Nullable String roadmapImpact,
      @Nullable String implementationTarget) {
    /** Nothing yet. */
    public static final Tracking NONE = new Tracking(List.of(), null, null);

    public Tracking {
      backlogRefs = List.copyOf(backlogRefs);
      Checks.of("/tracking")
          .names("/backlog_refs", backlogRefs, MAX_ITEM_LENGTH)
          .text("/roadmap_impact", roadmapImpact, MAX_SOURCE_LENGTH)
          .name("/implementation_target", implementationTarget, MAX_NAME_LENGTH)
          .finish();
    }
  }

  /** A question of which nothing more is known yet. */
  public static Request of(Classification classification, Content content) {
    return new Request(classification, content, Relevance.NONE, Analysis.NONE, Tracking.NONE);
  }
}
