package dev.trimtab.server.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document as it is written, with the place of everything. */
sealed interface Tree {
  Place place();

  /** What it is called in messages. */
  String noun();

  /** A line and a column, both from 1. */
  record Place(int line, int column) {
    static final Place START = new Place(1, 1);
  }

  /** What a scalar is taken for. */
  enum Kind {
    TEXT("a text"),
    NUMBER("a number"),
    TRUTH("true or false"),
    NOTHING("nothing");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }
  }

  /** A single value. */
  record Scalar(Place place, String text, Kind kind) implements Tree {
    @Override
    public String noun() {
      return kind.noun;
    }
  }

  /** What is refused unread, and told of already. */
  record Unread(Place place) implements Tree {
    @Override
    public String noun() {
      return "an alias";
    }
  }

  /** A list. */
  record Items(Place place, List<Tree> items) implements Tree {
    @Override
    public String noun() {
      return "a list";
    }
  }

  /** Named values, in the order they are written. */
  record Fields(Place place, Map<String, Field> fields) implements Tree {
    @Override
    public String noun() {
      return "fields";
    }
  }

  /**
   * A named value.
   *
   * @param named where its name stands
   */
  record Field(Place named, Tree value) {}

  /** What a pointer leads to, or what is closest on the way there. */
  static Tree at(Tree root, String pointer) {
    Tree found = root;
    for (String each : JsonPointers.parts(pointer)) {
      Tree next = inside(found, each);
      if (next == null) {
        return found;
      }
      found = next;
    }
    return found;
  }

  private static @Nullable Tree inside(Tree tree, String name) {
    return switch (tree) {
      case Fields fields -> {
        Field field = fields.fields().get(name);
        yield field == null ? null : field.value();
      }
      case Items items ->
          isPlace(name, items.items().size()) ? items.items().get(Integer.parseInt(name)) : null;
      case Scalar scalar -> null;
      case Unread unread -> null;
    };
  }

  private static boolean isPlace(String part, int size) {
    return part.matches("\\d{1,6}") && Integer.parseInt(part) < size;
  }

  /** A map that keeps the order of what is put into it. */
  static Map<String, Field> noFields() {
    return new LinkedHashMap<>();
  }
}
