package dev.trimtab.operations;

import dev.trimtab.input.Glob;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Says that alerts with these labels are known of until a moment: nobody is told of them.
 *
 * @param id time-ordered, made by the server
 * @param matchers 1 to {@value #MAX_MATCHERS}; an alert is silenced where all of them match
 * @param comment why, 1 to {@value #MAX_COMMENT_LENGTH} characters
 * @param createdBy who said so, 1 to 200 characters
 * @param createdAt when, to the microsecond; it holds from then on
 * @param endsAt when it ends, to the microsecond
 */
public record Silence(
    String id,
    List<Matcher> matchers,
    String comment,
    String createdBy,
    Instant createdAt,
    Instant endsAt) {
  public static final int MAX_MATCHERS = 10;
  public static final int MAX_COMMENT_LENGTH = 1_000;
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final int MAX_NAME_LENGTH = 200;

  /**
   * What one label must be.
   *
   * @param name of the label: a letter or an underscore, then letters, digits and underscores
   * @param value what its value must be like; a label that an alert has not is the empty text,
   *     which only {@code *} matches
   */
  public record Matcher(String name, Glob value) {
    private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_]{0,99}";

    public Matcher {
      checkedName("/name", name);
    }

    /**
     * Returns {@code name} where it may be that of a label.
     *
     * @throws InvalidInputException naming {@code pointer}
     */
    public static String checkedName(String pointer, String name) {
      if (!name.matches(NAME)) {
        throw new InvalidInputException(
            pointer, "must be the name of a label: letters, digits and underscores, at most 100");
      }
      return name;
    }

    boolean matches(Map<String, String> labels) {
      return value.matches(labels.getOrDefault(name, ""));
    }
  }

  public Silence {
    matchers = List.copyOf(matchers);
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    endsAt = endsAt.truncatedTo(ChronoUnit.MICROS);
    Text.name("/comment", comment, MAX_COMMENT_LENGTH);
    Text.name("/created_by", createdBy, MAX_NAME_LENGTH);
    if (matchers.isEmpty() || matchers.size() > MAX_MATCHERS) {
      throw new InvalidInputException("/matchers", "must be 1 to " + MAX_MATCHERS);
    }
  }

  /**
   * Checks when a silence that begins now may end.
   *
   * @throws InvalidInputException naming {@code pointer}
   */
  public static void checkEnd(String pointer, Instant endsAt, Instant now) {
    if (!endsAt.isAfter(now)) {
      throw new InvalidInputException(pointer, "must lie ahead");
    }
    if (endsAt.isAfter(now.plus(LONGEST))) {
      throw new InvalidInputException(
          pointer, "must be at most " + LONGEST.toDays() + " days ahead");
    }
  }

  /** Whether it still holds. */
  public boolean isActive(Instant now) {
    return now.isBefore(endsAt);
  }

  /** Whether an alert with these labels is silenced, while this holds. */
  public boolean matches(Map<String, String> labels) {
    return matchers.stream().allMatch(each -> each.matches(labels));
  }
}
