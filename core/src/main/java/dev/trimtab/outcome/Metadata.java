package dev.trimtab.outcome;

import org.jspecify.annotations.Nullable;

/**
 * What a caller said beside the value, kept as it was said.
 *
 * @param json a JSON object in canonical form: keys sorted, no white space; equal content is equal
 *     text
 * @param failureClass the text at the key {@code failure_class}, 1 to 200 characters; null where
 *     there is none
 */
public record Metadata(String json, @Nullable String failureClass) {
  /** No metadata. */
  public static final Metadata NONE = new Metadata("{}", null);

  /** The class counted for a failure that names none. */
  public static final String UNKNOWN_FAILURE_CLASS = "unknown";

  public static final int MAX_FAILURE_CLASS_LENGTH = 200;

  /**
   * The text at a top-level key; of numbers and truth values as they are written, empty where there
   * is nothing else.
   */
  public String text(String key) {
    return TopLevelText.of(json, key);
  }

  public String failureClassOrUnknown() {
    return failureClass == null ? UNKNOWN_FAILURE_CLASS : failureClass;
  }
}
