package dev.trimtab.input;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds every rule that the fields of a part break, not only the first. */
public final class Checks {
  /** How many items any list may have. */
  public static final int MAX_ITEMS = 50;

  private final String part;
  private final List<FieldFault> faults = new ArrayList<>();

  private Checks(String part) {
    this.part = part;
  }

  /** Of the part at that pointer; those of its fields go on from there. */
  public static Checks of(String part) {
    return new Checks(part);
  }

  /** A rule in words, broken where it does not hold. */
  public Checks that(boolean holds, String field, String detail) {
    if (!holds) {
      faults.add(new FieldFault(part + field, detail));
    }
    return this;
  }

  /** A short text without line breaks; null is none. */
  public Checks name(String field, @Nullable String text, int most) {
    return text == null ? this : attempt(() -> Text.name(part + field, text, most));
  }

  /** A text that may have lines and may be empty; null is none. */
  public Checks text(String field, @Nullable String text, int most) {
    if (text == null) {
      return this;
    }
    attempt(() -> Text.storable(part + field, text));
    return that(
        text.codePointCount(0, text.length()) <= most,
        field,
        "must have at most " + most + " characters");
  }

  /** A text that must say something. */
  public Checks said(String field, String text, int most) {
    return that(!text.isBlank(), field, "must not be blank").text(field, text, most);
  }

  /** At most {@value #MAX_ITEMS} short texts without line breaks. */
  public Checks names(String field, List<String> names, int most) {
    count(field, names);
    for (int i = 0; i < names.size(); i++) {
      name(field + "/" + i, names.get(i), most);
    }
    return this;
  }

  /** At most {@value #MAX_ITEMS} texts that say something. */
  public Checks texts(String field, List<String> texts, int most) {
    count(field, texts);
    for (int i = 0; i < texts.size(); i++) {
      said(field + "/" + i, texts.get(i), most);
    }
    return this;
  }

  private void count(String field, List<String> items) {
    that(items.size() <= MAX_ITEMS, field, "must be at most " + MAX_ITEMS);
  }

  /** Notes what {@code check} complains of. */
  public Checks attempt(Runnable check) {
    try {
      check.run();
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid.faults());
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws InvalidInputException with all that was found
   */
  public void finish() {
    if (!faults.isEmpty()) {
      throw new InvalidInputException(faults);
    }
  }
}
