package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.intake.LessonStore.Query;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lessons are kept as they were learned, and found again when the same happens. */
public abstract class LessonStoreContract extends StorageContract {
  private static final int MANY = 100;
  private static final SeriesKey SERIES =
      new SeriesKey("shop", "checkout", MetricType.SUCCESS_RATE);
  private static final Query ALL =
      new Query(null, null, null, null, null, null, null, null, null, MANY, null);

  private static final Lesson FULL =
      Lesson.draft(
              "l1",
              new Lesson.Content(
                  "fewer\nsuccesses",
                  "rolled back",
                  "they came back",
                  "see \\n there",
                  List.of("Rollback", "prompt"),
                  1.0 / 3),
              new Lesson.About(SERIES, "regression", "loop-1", LessonVerdict.IMPROVED),
              "trimtab",
              Sent.NOW)
          .confirmed("ann", Sent.NOW.plusSeconds(5));

  @Test
  void keepsEveryFieldAcrossOpenings() {
    Lesson bare = lesson("l2", null, null, null);
    assertThat(add(ACME, FULL)).isTrue();
    assertThat(add(ACME, bare)).isTrue();
    reopen(limits());

    assertThat(lessons().find(ACME, "l1")).contains(FULL);
    assertThat(lessons().find(ACME, "l2")).contains(bare);
    assertThat(audited()).isEqualTo(2);
  }

  @Test
  void changesWhatWasSeenLastAndRemovesOnce() {
    Lesson draft = lesson("l1", SERIES, null, null);
    add(ACME, draft);
    Lesson confirmed =
        lessons().change(ACME, draft.confirmed("ann", Sent.NOW), entry(ACME)).orElseThrow();
    assertThat(confirmed.isConfirmed()).isTrue();
    assertThat(confirmed.revision()).isEqualTo(1);
    assertThat(lessons().change(ACME, draft, entry(ACME))).as("of an old revision").isEmpty();
    Lesson rewritten =
        lessons()
            .change(ACME, confirmed.with(FULL.content(), FULL.about(), Sent.NOW), entry(ACME))
            .orElseThrow();
    assertThat(rewritten.content()).isEqualTo(FULL.content());
    assertThat(rewritten.about()).isEqualTo(FULL.about());

    assertThat(lessons().remove(ACME, "l1", entry(ACME))).isTrue();
    assertThat(lessons().remove(ACME, "l1", entry(ACME))).isFalse();
    assertThat(lessons().find(ACME, "l1")).isEmpty();
    assertThat(audited()).as("only what was stored").isEqualTo(4);
  }

  @Test
  void aTenantHasSoMany() {
    assertThat(lessons().add(ACME, lesson("l1", null, null, null), 1, entry(ACME))).isTrue();
    assertThat(lessons().add(ACME, lesson("l2", null, null, null), 1, entry(ACME))).isFalse();
    assertThat(audited()).isEqualTo(1);
  }

  @Test
  void pagesLeadFromTheNewestToTheOldest() {
    for (int i = 1; i <= 5; i++) {
      add(ACME, lesson("l" + i, SERIES, null, null));
    }
    for (int limit : new int[] {1, 2, 5, 6}) {
      List<String> ids = new ArrayList<>();
      String before = null;
      do {
        LessonStore.Page page =
            lessons()
                .list(
                    ACME,
                    new Query(
                        null, "shop", null, null, null, null, null, null, null, limit, before));
        page.lessons().forEach(lesson -> ids.add(lesson.id()));
        before = page.next();
      } while (before != null);
      assertThat(ids).containsExactly("l5", "l4", "l3", "l2", "l1");
    }
  }

  @Test
  void filtersPickWhatIsAskedFor() {
    add(ACME, FULL);
    add(ACME, lesson("l2", null, null, null));
    MetricType metric = MetricType.SUCCESS_RATE;
    LessonVerdict improved = LessonVerdict.IMPROVED;
    for (Query query :
        List.of(
            text("SUCCESSES"),
            text("ROLLED"),
            text("Came"),
            text("THERE"),
            text("rollBACK"),
            new Query(null, "shop", null, null, null, null, null, null, null, MANY, null),
            new Query(null, null, "checkout", null, null, null, null, null, null, MANY, null),
            new Query(null, null, null, metric, null, null, null, null, null, MANY, null),
            new Query(null, null, null, null, "regression", null, null, null, null, MANY, null),
            new Query(null, null, null, null, null, "loop-1", null, null, null, MANY, null),
            new Query(null, null, null, null, null, null, improved, null, null, MANY, null),
            new Query(null, null, null, null, null, null, null, "prompt", null, MANY, null),
            new Query(null, null, null, null, null, null, null, null, true, MANY, null))) {
      assertThat(found(ACME, query)).as(query.toString()).containsExactly("l1");
    }
    assertThat(
            found(ACME, new Query(null, null, null, null, null, null, null, null, false, 9, null)))
        .containsExactly("l2");
    assertThat(
            found(ACME, new Query(null, null, null, null, null, null, null, "prom", null, 9, null)))
        .as("a part of a tag")
        .isEmpty();
  }

  @Test
  void whatIsSimilarComesFromNearToFar() {
    SeriesKey neighbour = new SeriesKey("shop", "search", MetricType.SUCCESS_RATE);
    SeriesKey elsewhere = new SeriesKey("library", "checkout", MetricType.SUCCESS_RATE);
    add(ACME, lesson("l1", elsewhere, "loop-1", LessonVerdict.IMPROVED));
    add(ACME, lesson("l2", SERIES, null, LessonVerdict.IMPROVED));
    add(ACME, lesson("l3", SERIES, "loop-3", LessonVerdict.IMPROVED));
    add(ACME, lesson("l4", SERIES, "loop-4", LessonVerdict.WORSE));
    add(ACME, lesson("l5", neighbour, null, null).confirmed("ann", Sent.NOW));
    add(ACME, lesson("l6", neighbour, null, null));
    add(ACME, lesson("l7", new SeriesKey("shop", "checkout", MetricType.COST_USD), null, null));
    add(ACME, lesson("l8", SERIES, null, null).confirmed("ann", Sent.NOW));
    add(ACME, lesson("l9", null, null, null));

    assertThat(similar(ACME, MANY)).containsExactly("l8", "l3", "l4", "l2", "l5", "l6", "l1");
    assertThat(similar(ACME, 5)).containsExactly("l8", "l3", "l4", "l2", "l5");
    assertThat(similar(GLOBEX, MANY)).isEmpty();
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    add(ACME, FULL);

    assertThat(lessons().find(GLOBEX, "l1")).isEmpty();
    assertThat(lessons().change(GLOBEX, FULL, entry(GLOBEX))).isEmpty();
    assertThat(lessons().remove(GLOBEX, "l1", entry(GLOBEX))).isFalse();
    assertThat(found(GLOBEX, ALL)).isEmpty();
    assertThat(lessons().find(ACME, "l1")).contains(FULL);
  }

  private LessonStore lessons() {
    return storage().lessons();
  }

  private boolean add(TenantId tenant, Lesson lesson) {
    return lessons().add(tenant, lesson, MANY, entry(tenant));
  }

  private int audited() {
    return storage().audit().entries(ACME, AuditQuery.newest(MANY)).entries().size();
  }

  private List<String> found(TenantId tenant, Query query) {
    return lessons().list(tenant, query).lessons().stream().map(Lesson::id).toList();
  }

  private List<String> similar(TenantId tenant, int limit) {
    return lessons().similar(tenant, SERIES, limit).stream().map(Lesson::id).toList();
  }

  private static Query text(String text) {
    return new Query(text, null, null, null, null, null, null, null, null, MANY, null);
  }

  private static Lesson lesson(
      String id,
      @Nullable SeriesKey series,
      @Nullable String loop,
      @Nullable LessonVerdict verdict) {
    Lesson.Content content = new Lesson.Content("p", "a", null, null, List.of(), null);
    Lesson.About about = new Lesson.About(series, null, loop, verdict);
    return Lesson.draft(id, content, about, "ann", Sent.NOW);
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(Sent.NOW, tenant, "ann", null, "lesson.put", "l", "{}");
  }
}
