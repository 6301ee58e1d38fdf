package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of lessons; it may hold fewer than asked for though there are more behind it.
 *
 * @param lessons newest first
 * @param next the cursor of the next page; null at the end
 */
public record LessonsPage(List<LessonOut> lessons, @Nullable String next) {
  public LessonsPage {
    lessons = List.copyOf(lessons);
  }
}
