package dev.trimtab.server.intakes;

import static java.util.Objects.requireNonNullElse;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.MetricTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody sent of what happened; null for what they did not. */
record LessonParts(
    @Nullable String problem,
    @Nullable String action,
    @Nullable String result,
    @Nullable String notes,
    @Nullable List<String> tags,
    @Nullable Double confidence) {

  /** In the place of what was not sent, where what was is checked. */
  private static final Lesson.Content NOTHING =
      new Lesson.Content("-", "-", null, null, List.of(), null);

  private static LessonParts read(BodyFields fields) {
    return new LessonParts(
        fields.optional("problem", Words::asSent),
        fields.optional("action", Words::asSent),
        fields.optional("result", Words::asSent),
        fields.optional("notes", Words::asSent),
        fields.has("tags") ? fields.texts("tags") : null,
        fields.optionalNumber("confidence"));
  }

  /**
   * The same where the problem and the action must be given.
   *
   * @throws InvalidInputException with every fault found
   */
  static Lesson.Content whole(BodyFields fields) {
    for (String needed : List.of("problem", "action")) {
      if (!fields.has(needed)) {
        fields.fault(needed, "is missing");
      }
    }
    return some(fields).over(NOTHING);
  }

  /**
   * Reads what is there.
   *
   * @throws InvalidInputException with every fault found
   */
  static LessonParts some(BodyFields fields) {
    LessonParts parts = read(fields);
    fields.attempt(() -> parts.over(NOTHING));
    fields.finish();
    return parts;
  }

  boolean isNothing() {
    return equals(new LessonParts(null, null, null, null, null, null));
  }

  /** A content with these fields in the place of its own. */
  Lesson.Content over(Lesson.Content content) {
    return new Lesson.Content(
        requireNonNullElse(problem, content.problem()),
        requireNonNullElse(action, content.action()),
        result == null ? content.result() : result,
        notes == null ? content.notes() : notes,
        requireNonNullElse(tags, content.tags()),
        confidence == null ? content.confidence() : confidence);
  }

  /** Reads where it happened; the caller ends the reading. */
  static Lesson.About about(BodyFields fields) {
    SeriesKey series = series(fields);
    String template = fields.optional("template", Words::asSent);
    String loop = fields.optional("loop_id", Words::asSent);
    LessonVerdict verdict = fields.optional("verdict", Words::verdict);
    return requireNonNullElse(
        fields.make(() -> new Lesson.About(series, template, loop, verdict)),
        Lesson.About.ANYTHING);
  }

  /** A series is named whole or not at all. */
  private static @Nullable SeriesKey series(BodyFields fields) {
    List<String> names = List.of("domain", "event_type", "metric_type");
    List<String> missing = names.stream().filter(name -> !fields.has(name)).toList();
    String domain = fields.optionalName("domain", SeriesKey.MAX_NAME_LENGTH);
    String eventType = fields.optionalName("event_type", SeriesKey.MAX_NAME_LENGTH);
    MetricType metric = fields.optional("metric_type", MetricTypes::parse);
    if (missing.size() < names.size()) {
      missing.forEach(
          name ->
              fields.fault(
                  name, "is missing: a series has a domain, an event_type and a metric_type"));
    }
    return domain == null || eventType == null || metric == null
        ? null
        : new SeriesKey(domain, eventType, metric);
  }
}
