package dev.trimtab.server.templates;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words that stand for the values of an enumeration.
 *
 * @param values that have one, in the order they are named
 * @param word of each
 */
record Words<E extends Enum<E>>(List<E> values, Function<E, String> word) {
  /** The names of those values in lower case. */
  static <E extends Enum<E>> Words<E> of(List<E> values) {
    return new Words<>(values, value -> value.name().toLowerCase(Locale.ROOT));
  }

  /** The names of all values in lower case. */
  static <E extends Enum<E>> Words<E> of(Class<E> type) {
    return of(List.copyOf(EnumSet.allOf(type)));
  }

  Optional<E> find(String text) {
    return values.stream().filter(value -> word.apply(value).equals(text)).findFirst();
  }

  String of(E value) {
    return word.apply(value);
  }

  List<String> all() {
    return values.stream().map(word).toList();
  }
}
