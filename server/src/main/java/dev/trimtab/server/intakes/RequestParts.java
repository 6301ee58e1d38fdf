package dev.trimtab.server.intakes;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.Urgency;
import dev.trimtab.server.http.BodyFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a request that somebody sent; null for those they did not. */
record RequestParts(
    Request.@Nullable Classification classification,
    Request.@Nullable Content content,
    Request.@Nullable Relevance relevance,
    Request.@Nullable Analysis analysis,
    Request.@Nullable Tracking tracking) {
  private static final String CLASSIFICATION = "classification";
  private static final String CONTENT = "content";
  private static final String RELEVANCE = "relevance";
  private static final String ANALYSIS = "analysis";
  private static final String TRACKING = "tracking";

  /**
   * Reads a request of which the question must be there.
   *
   * @throws dev.trimtab.input.InvalidInputException with every fault found
   */
  static Request whole(BodyFields fields) {
    Request.Classification classification = classification(fields.object(CLASSIFICATION));
    Request.Content content = content(fields.object(CONTENT));
    RequestParts others = others(fields, null, null);
    fields.finish();
    return others.over(Request.of(requireNonNull(classification), requireNonNull(content)));
  }

  /** Reads what is there; the caller ends the reading. */
  static RequestParts some(BodyFields fields) {
    return others(
        fields,
        fields.has(CLASSIFICATION) ? classification(fields.object(CLASSIFICATION)) : null,
        fields.has(CONTENT) ? content(fields.object(CONTENT)) : null);
  }

  private static RequestParts others(
      BodyFields fields,
      Request.@Nullable Classification classification,
      Request.@Nullable Content content) {
    return new RequestParts(
        classification,
        content,
        fields.has(RELEVANCE) ? relevance(fields.object(RELEVANCE)) : null,
        fields.has(ANALYSIS) ? analysis(fields.object(ANALYSIS)) : null,
        fields.has(TRACKING) ? tracking(fields.object(TRACKING)) : null);
  }

  /** Which parts there are, for people; empty for none. */
  String names() {
    List<String> names = new ArrayList<>();
    note(names, CLASSIFICATION, classification);
    note(names, CONTENT, content);
    note(names, RELEVANCE, relevance);
    note(names, ANALYSIS, analysis);
    note(names, TRACKING, tracking);
    return String.join(", ", names);
  }

  private static void note(List<String> names, String name, @Nullable Object part) {
    if (part != null) {
      names.add(name);
    }
  }

  /** A request with these parts in the place of its own. */
  Request over(Request request) {
    return new Request(
        requireNonNullElse(classification, request.classification()),
        requireNonNullElse(content, request.content()),
        requireNonNullElse(relevance, request.relevance()),
        requireNonNullElse(analysis, request.analysis()),
        requireNonNullElse(tracking, request.tracking()));
  }

  private static Request.@Nullable Classification classification(BodyFields fields) {
    ResearchType type = fields.required("research_type", Words::researchType);
    String category = fields.required("category", Words::asSent);
    Urgency urgency = fields.optional("urgency", Words::urgency);
    return type == null || category == null
        ? null
        : fields.make(
            () ->
                new Request.Classification(
                    type, category, requireNonNullElse(urgency, Urgency.MEDIUM)));
  }

  private static Request.@Nullable Content content(BodyFields fields) {
    String title = fields.required("title", Words::asSent);
    String summary = fields.optional("summary", Words::asSent);
    String source = fields.optional("source", Words::asSent);
    LocalDate date = fields.optional("source_date", Words::date);
    return title == null
        ? null
        : fields.make(
            () -> new Request.Content(title, requireNonNullElse(summary, ""), source, date));
  }

  private static Request.@Nullable Relevance relevance(BodyFields fields) {
    List<String> areas = fields.texts("impact_areas");
    List<String> agents = fields.texts("affected_agents");
    Integer priority = fields.optionalInteger("priority_score", 1, Request.MOST_PRIORITY);
    return fields.make(() -> new Request.Relevance(areas, agents, priority));
  }

  private static Request.@Nullable Analysis analysis(BodyFields fields) {
    List<String> findings = fields.texts("key_findings");
    List<String> recommendations = fields.texts("recommendations");
    List<String> risks = fields.texts("risks");
    List<String> opportunities = fields.texts("opportunities");
    return fields.make(() -> new Request.Analysis(findings, recommendations, risks, opportunities));
  }

  private static Request.@Nullable Tracking tracking(BodyFields fields) {
    List<String> refs = fields.texts("backlog_refs");
    String impact = fields.optional("roadmap_impact", Words::asSent);
    String target = fields.optional("implementation_target", Words::asSent);
    return fields.make(() -> new Request.Tracking(refs, impact, target));
  }
}
