package dev.trimtab.intake;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where lessons are kept. Thread-safe. Every method may throw {@code StorageException}; each change
 * is durable when the method returns, together with its audit entry. A tenant nobody has written
 * for is empty, never an error.
 */
public interface LessonStore {
  /**
   * Adds one.
   *
   * @param most how many a tenant may have
   * @return false, and nothing is kept, where it would be one too many
   */
  boolean add(TenantId tenant, Lesson lesson, int most, AuditEntry entry);

  Optional<Lesson> find(TenantId tenant, String id);

  /**
   * A page, the newest first. The work for one is bounded: it may hold fewer than asked for, or
   * none, though there are more behind it.
   */
  Page list(TenantId tenant, Query query);

  /**
   * What a page holds; what is null is not asked for.
   *
   * @param text contained, whatever its case, in the problem, the action, the result, the notes or
   *     a tag
   * @param isConfirmed true for those somebody stands for, false for drafts
   * @param limit how many at the most, 1 to 1,000
   * @param before only those with lower ids; null for the first page
   */
  record Query(
      @Nullable String text,
      @Nullable String domain,
      @Nullable String eventType,
      @Nullable MetricType metricType,
      @Nullable String template,
      @Nullable String loop,
      @Nullable LessonVerdict verdict,
      @Nullable String tag,
      @Nullable Boolean isConfirmed,
      int limit,
      @Nullable String before) {}

  /**
   * A page.
   *
   * @param next the id behind which the next page begins; null at the end
   */
  record Page(List<Lesson> lessons, @Nullable String next) {
    public Page {
      lessons = List.copyOf(lessons);
    }
  }

  /**
   * Lessons of declines like one of that series: first those of the series itself, then of its
   * metric type in its domain, then of its metric type and event type in other domains. Of equals,
   * those that are {@linkplain Lesson#isProven() proven} come first, then the newer ones.
   *
   * @param limit how many at the most, 1 to 100
   */
  List<Lesson> similar(TenantId tenant, SeriesKey series, int limit);

  /**
   * Changes one.
   *
   * @param lesson as it is to be, with the revision that was seen
   * @return the lesson as it is then; empty where it is gone or has been changed since it was seen,
   *     and nothing was stored
   */
  Optional<Lesson> change(TenantId tenant, Lesson lesson, AuditEntry entry);

  /**
   * Removes one for good.
   *
   * @return false where there is none with that id
   */
  boolean remove(TenantId tenant, String id, AuditEntry entry);
}
