package dev.trimtab.server.templates;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of several things that a document may say: by its name alone where it needs no fields, or as
 * a single field of that name.
 *
 * @param kinds by name: how what stands behind the name is read
 */
record Choice<T>(Map<String, Function<Value, T>> kinds) {
  /** The one that is chosen; null, and a fault, where it is none or more than one. */
  @Nullable T read(Value value) {
    if (value.tree instanceof Tree.Scalar) {
      String name = value.label();
      return name == null ? null : chosen(name, value, alone(value));
    }
    Section section = value.section();
    if (section.names().size() == 1) {
      String name = section.names().getFirst();
      return chosen(name, value, section.get(name));
    }
    if (value.tree instanceof Tree.Fields) {
      value.fault("must say exactly one of " + names());
    }
    return null;
  }

  private @Nullable T chosen(String name, Value value, Value body) {
    Function<Value, T> kind = kinds.get(name);
    if (kind != null) {
      return kind.apply(body);
    }
    value.fault(
        JsonPointers.shown(name) + " is none of " + names() + Suggestion.of(name, kinds.keySet()));
    return null;
  }

  /** What a name alone stands for. */
  private static Value alone(Value name) {
    return new Value(name.pointer, new Tree.Fields(name.tree.place(), Map.of()), name.document);
  }

  private String names() {
    return String.join(", ", new TreeSet<>(kinds.keySet()));
  }
}
