package dev.trimtab.loop;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds every rule that a part of a template breaks, not only the first. */
final class Checks {
  private final String pointer;
  private final List<FieldFault> faults = new ArrayList<>();

  private Checks(String pointer) {
    this.pointer = pointer;
  }

  /** Of the part at {@code pointer}; those of its fields go on from there. */
  static Checks of(String pointer) {
    return new Checks(pointer);
  }

  Checks that(boolean holds, String field, String detail) {
    if (!holds) {
      faults.add(new FieldFault(pointer + field, detail));
    }
    return this;
  }

  /** A short text without line breaks; null is none. */
  Checks name(String field, @Nullable String text, int most) {
    return text == null ? this : attempt(() -> Text.name(pointer + field, text, most));
  }

  /** A text that may have lines; null is none. */
  Checks text(String field, @Nullable String text, int most) {
    if (text == null) {
      return this;
    }
    attempt(() -> Text.storable(pointer + field, text));
    return that(
        text.codePointCount(0, text.length()) <= most,
        field,
        "must have at most " + most + " characters");
  }

  Checks length(String field, Duration length, Span allowed) {
    return that(allowed.holds(length), field, allowed.rule());
  }

  /** Notes what {@code check} complains of. */
  Checks attempt(Runnable check) {
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
  void finish() {
    if (!faults.isEmpty()) {
      throw new InvalidInputException(faults);
    }
  }
}
