package dev.trimtab.server.intakes;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records and changes lessons, each change with its entry in the audit log. */
@Singleton
public final class Lessons {
  private final LessonStore store;
  private final EventIds ids;
  private final LimitsConfig limits;
  private final InstantSource clock;

  Lessons(LessonStore store, EventIds ids, LimitsConfig limits, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Records one by hand.
   *
   * @param isConfirmed whether its author stands for it
   * @throws InvalidInputException where the tenant has as many as it may
   */
  Lesson record(
      TenantId tenant,
      Lesson.Content content,
      Lesson.About about,
      boolean isConfirmed,
      AuditAuthor author) {
    Instant now = clock.instant();
    Lesson draft = Lesson.draft(ids.next(now), content, about, author.actor(), now);
    Lesson lesson = isConfirmed ? draft.confirmed(author.actor(), now) : draft;
    Map<String, ?> detail = Map.of("confirmed", isConfirmed);
    int most = limits.lessonsPerTenant();
    if (!store.add(
        tenant, lesson, most, author.entry(tenant, "lesson.record", lesson.id(), detail))) {
      throw new InvalidInputException(
          "", "would be one more than the %d lessons a tenant may have".formatted(most));
    }
    return lesson;
  }

  /**
   * Writes one anew.
   *
   * @param isConfirmed whether its author stands for it from now on
   */
  Changed<Lesson> rewrite(
      TenantId tenant,
      String id,
      LessonParts parts,
      boolean isConfirmed,
      @Nullable Integer seen,
      AuditAuthor author) {
    String action = isConfirmed ? "lesson.confirm" : "lesson.change";
    return new Revising<>(
            () -> store.find(tenant, id),
            Lesson::revision,
            lesson -> store.change(tenant, lesson, author.entry(tenant, action, id, Map.of())))
        .change(
            seen,
            lesson -> {
              Instant now = clock.instant();
              Lesson written = lesson.with(parts.over(lesson.content()), lesson.about(), now);
              return isConfirmed ? written.confirmed(author.actor(), now) : written;
            });
  }

  /** Removes one; false where there is none. */
  boolean remove(TenantId tenant, String id, AuditAuthor author) {
    return store.remove(tenant, id, author.entry(tenant, "lesson.delete", id, Map.of()));
  }
}
