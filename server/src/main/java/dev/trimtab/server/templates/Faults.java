package dev.trimtab.server.templates;

import dev.trimtab.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with a document, as it is found. */
final class Faults {
  /** Who has so many to mend mends these first. */
  private static final int MOST = 100;

  private final List<TemplateFault> found = new ArrayList<>();

  void add(String pointer, Tree.Place place, String detail) {
    found.add(new TemplateFault(pointer, place.line(), place.column(), detail));
  }

  /**
   * Makes a part of a template, and takes in what it refuses.
   *
   * @param pointer what its pointers go on from
   * @param otherwise taken where it refuses, so that the rest can be looked at
   */
  <T extends @Nullable Object> T attempt(Tree root, String pointer, Supplier<T> part, T otherwise) {
    try {
      return part.get();
    } catch (InvalidInputException invalid) {
      invalid
          .faults()
          .forEach(
              fault -> {
                String whole = pointer + fault.pointer();
                add(whole, Tree.at(root, whole).place(), fault.detail());
              });
      return otherwise;
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order of the document. */
  List<TemplateFault> all() {
    return found.stream()
        .sorted(
            Comparator.comparingInt(TemplateFault::line).thenComparingInt(TemplateFault::column))
        .limit(MOST)
        .toList();
  }
}
