package dev.trimtab.server.templates;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a document. Each is asked for by its name; {@link #finish} then names those that
 * nobody asked for.
 */
final class Section {
  private final Value whole;
  private final Tree.Fields fields;
  private final boolean isThere;
  private final Set<String> known = new HashSet<>();

  /**
   * Those fields.
   *
   * @param isThere false where something else stands in their place, which has been told already
   */
  Section(Value whole, Tree.Fields fields, boolean isThere) {
    this.whole = whole;
    this.fields = fields;
    this.isThere = isThere;
  }

  /** What is there, in the order it is written. */
  List<String> names() {
    return List.copyOf(fields.fields().keySet());
  }

  boolean has(String name) {
    return fields.fields().containsKey(name);
  }

  /** The value of that name; null where it is left out. */
  @Nullable Value find(String name) {
    known.add(name);
    return has(name) ? get(name) : null;
  }

  /** The value of a name that is there. */
  Value get(String name) {
    known.add(name);
    Tree.Field field = Objects.requireNonNull(fields.fields().get(name));
    return new Value(JsonPointers.member(whole.pointer, name), field.value(), whole.document);
  }

  /** What may be left out; null where it is, or is wrong. */
  <T> @Nullable T optional(String name, Function<Value, @Nullable T> reading) {
    Value value = find(name);
    return value == null ? null : reading.apply(value);
  }

  /** What has a default, which is taken also where it is wrong. */
  <T> T read(String name, Function<Value, @Nullable T> reading, T otherwise) {
    T read = optional(name, reading);
    return read == null ? otherwise : read;
  }

  /**
   * What must be given.
   *
   * @param otherwise taken where it is missing or wrong, so that the rest can be looked at
   */
  <T> T require(String name, Function<Value, @Nullable T> reading, T otherwise) {
    if (!has(name)) {
      known.add(name);
      fault("needs " + name);
      return otherwise;
    }
    return read(name, reading, otherwise);
  }

  void fault(String detail) {
    if (isThere) {
      whole.fault(detail);
    }
  }

  /** Names what nobody asked for. */
  void finish() {
    fields
        .fields()
        .forEach(
            (name, field) -> {
              if (!known.contains(name)) {
                refuse(name, field);
              }
            });
  }

  private void refuse(String name, Tree.Field field) {
    Set<String> missing = new TreeSet<>(known);
    missing.removeAll(fields.fields().keySet());
    whole
        .document
        .faults()
        .add(
            JsonPointers.member(whole.pointer, name),
            field.named(),
            "is not a field here" + Suggestion.of(name, missing));
  }
}
