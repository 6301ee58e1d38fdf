package dev.trimtab.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LessonTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");
  private static final Lesson.Content CONTENT =
      new Lesson.Content("fewer successes", "rolled back", null, null, List.of(), null);

  @Test
  void whoConfirmsFirstStandsForIt() {
    Lesson draft = Lesson.draft("l1", CONTENT, Lesson.About.ANYTHING, "trimtab", NOW);
    Lesson confirmed = draft.confirmed("ann", NOW.plusSeconds(1));
    assertThat(draft.isConfirmed()).isFalse();
    assertThat(confirmed.confirmed("bob", NOW.plusSeconds(2)).confirmation())
        .isEqualTo(new Lesson.Confirmation("ann", NOW.plusSeconds(1)));
  }

  @Test
  void provenIsWhatSomebodyStandsForOrALoopImproved() {
    assertThat(draft("loop", LessonVerdict.IMPROVED).isProven()).isTrue();
    assertThat(draft("loop", LessonVerdict.NO_EFFECT).isProven()).isFalse();
    assertThat(draft(null, LessonVerdict.IMPROVED).isProven()).isFalse();
    assertThat(draft(null, null).isProven()).isFalse();
    assertThat(draft(null, null).confirmed("ann", NOW).isProven()).isTrue();
  }

  private static Lesson draft(@Nullable String loop, @Nullable LessonVerdict verdict) {
    Lesson.About about = new Lesson.About(null, null, loop, verdict);
    return Lesson.draft("l1", CONTENT, about, "ann", NOW);
  }

  @Test
  void everyFaultIsNamed() {
    String tooLong = "x".repeat(10_001);
    IntakeTest.assertFaults(
        () -> new Lesson.Content(" ", tooLong, tooLong, tooLong, List.of("a", ""), Double.NaN),
        "/problem",
        "/action",
        "/result",
        "/notes",
        "/tags/1",
        "/confidence");
    IntakeTest.assertFaults(
        () -> new Lesson.About(null, "a\nb", "x".repeat(201), null), "/template", "/loop_id");
  }
}
