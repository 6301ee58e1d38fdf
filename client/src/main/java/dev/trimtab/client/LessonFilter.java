package dev.trimtab.client;

import org.jspecify.annotations.Nullable;

/**
 * Which lessons a list holds. Null means all, or the server's default.
 *
 * @param text contained in the problem, the action, the result, the notes or a tag
 * @param domain of the series that declined
 * @param eventType likewise
 * @param metricType likewise
 * @param template the template of the loop
 * @param loopId the loop
 * @param verdict what fresh outcomes showed
 * @param tag one of those it has
 * @param status {@code draft} or {@code confirmed}
 * @param limit how many a page, 1 to 1,000; default 50
 * @param cursor where the page begins, as {@link LessonsPage#next()} said
 */
public record LessonFilter(
    @Nullable String text,
    @Nullable String domain,
    @Nullable String eventType,
    @Nullable String metricType,
    @Nullable String template,
    @Nullable String loopId,
    @Nullable String verdict,
    @Nullable String tag,
    @Nullable String status,
    @Nullable Integer limit,
    @Nullable String cursor) {
  Query query() {
    return new Query()
        .add("q", text)
        .add("domain", domain)
        .add("event_type", eventType)
        .add("metric_type", metricType)
        .add("template", template)
        .add("loop_id", loopId)
        .add("verdict", verdict)
        .add("tag", tag)
        .add("status", status)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
