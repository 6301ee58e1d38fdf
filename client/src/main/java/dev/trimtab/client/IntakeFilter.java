package dev.trimtab.client;

import org.jspecify.annotations.Nullable;

/**
 * Which research requests a list holds. Null means all, or the server's default.
 *
 * @param text contained in the title, the summary, the source or a key finding
 * @param status any of those named, parted by commas
 * @param researchType where an answer is looked for
 * @param urgency how soon
 * @param category in a word or two
 * @param impactArea one of those it has
 * @param domain of the series it was generated from
 * @param loopId the loop that opened it
 * @param generated true for those that were generated, false for those by hand
 * @param order {@code newest} or {@code signal_quality}
 * @param limit how many a page, 1 to 1,000; default 50
 * @param cursor where the page begins, as {@link IntakesPage#next()} said
 */
public record IntakeFilter(
    @Nullable String text,
    @Nullable String status,
    @Nullable String researchType,
    @Nullable String urgency,
    @Nullable String category,
    @Nullable String impactArea,
    @Nullable String domain,
    @Nullable String loopId,
    @Nullable Boolean generated,
    @Nullable String order,
    @Nullable Integer limit,
    @Nullable String cursor) {
  Query query() {
    return new Query()
        .add("q", text)
        .add("status", status)
        .add("research_type", researchType)
        .add("urgency", urgency)
        .add("category", category)
        .add("impact_area", impactArea)
        .add("domain", domain)
        .add("loop_id", loopId)
        .add("generated", generated)
        .add("order", order)
        .add("limit", limit)
        .add("cursor", cursor);
  }
}
