package dev.trimtab.intake;

import dev.trimtab.input.Checks;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a decline: by a loop, which drafts it, or by hand.
 *
 * @param id time-ordered, given by whoever makes it
 * @param content what happened
 * @param about where
 * @param confirmation who stands for it; null for a draft
 * @param createdBy whose it is
 * @param createdAt when it was recorded, kept to the microsecond
 * @param updatedAt when it was last changed
 * @param revision how often it has been changed: whoever changes it names the one that was seen
 */
public record Lesson(
    String id,
    Content content,
    About about,
    @Nullable Confirmation confirmation,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    long revision) {
  public static final int MAX_NAME_LENGTH = 200;
  public static final int MAX_TEXT_LENGTH = 4_000;
  public static final int MAX_NOTES_LENGTH = 10_000;

  public Lesson {
    createdAt = Micros.toInstant(Micros.of(createdAt));
    updatedAt = Micros.toInstant(Micros.of(updatedAt));
  }

  /**
   * What happened. Texts have at most {@value #MAX_TEXT_LENGTH} characters.
   *
   * @param problem what declined
   * @param action what was done
   * @param result what that brought; null where nobody knows yet
   * @param notes anything else, at most {@value #MAX_NOTES_LENGTH} characters; null for nothing
   * @param tags each at most {@value #MAX_NAME_LENGTH} characters
   * @param confidence how sure it is, 0 to 1; null where nobody said
   */
  public record Content(
      String problem,
      String action,
      @Nullable String result,
      @Nullable String notes,
      List<String> tags,
      @Nullable Double confidence) {
    public Content {
      tags = List.copyOf(tags);
      Checks.of("")
          .said("/problem", problem, MAX_TEXT_LENGTH)
          .said("/action", action, MAX_TEXT_LENGTH)
          .text("/result", result, MAX_TEXT_LENGTH)
          .text("/notes", notes, MAX_NOTES_LENGTH)
          .names("/tags", tags, MAX_NAME_LENGTH)
          .that(
              confidence == null || (confidence >= 0 && confidence <= 1),
              "/confidence",
              "must be a number from 0 to 1")
          .finish();
    }
  }

  /**
   * Where it happened.
   *
   * @param series what declined; null where it was not one series
   * @param template the name of the template of the loop; null where there is none
   * @param loop its id; null where there was none
   * @param verdict what fresh outcomes showed; null where they were not looked at
   */
  public record About(
      @Nullable SeriesKey series,
      @Nullable String template,
      @Nullable String loop,
      @Nullable LessonVerdict verdict) {
    /** Nowhere in particular. */
    public static final About ANYTHING = new About(null, null, null, null);

    public About {
      Checks.of("")
          .name("/template", template, MAX_NAME_LENGTH)
          .name("/loop_id", loop, MAX_NAME_LENGTH)
          .finish();
    }
  }

  /** Who stands for a lesson, and since when. */
  public record Confirmation(String by, Instant at) {
    public Confirmation {
      at = Micros.toInstant(Micros.of(at));
    }
  }

  /** A new one that nobody stands for yet. */
  public static Lesson draft(String id, Content content, About about, String by, Instant at) {
    return new Lesson(id, content, about, null, by, at, at, 0);
  }

  /** The same, of which somebody says that it is so; who said so first is kept. */
  public Lesson confirmed(String by, Instant at) {
    Confirmation made = confirmation == null ? new Confirmation(by, at) : confirmation;
    return new Lesson(id, content, about, made, createdBy, createdAt, at, revision);
  }

  /** The same with other words. */
  public Lesson with(Content otherContent, About otherAbout, Instant at) {
    return new Lesson(
        id, otherContent, otherAbout, confirmation, createdBy, createdAt, at, revision);
  }

  public boolean isConfirmed() {
    return confirmation != null;
  }

  /**
   * Whether it is worth being told first: somebody stands for it, or a loop drafted it after an
   * improvement.
   */
  public boolean isProven() {
    return isConfirmed() || (about.loop() != null && about.verdict() == LessonVerdict.IMPROVED);
  }
}
