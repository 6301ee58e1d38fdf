package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a mapping file that knows which of its fields were understood. */
final class Section {
  private final String place;
  private final JsonNode node;
  private final Set<String> taken = new HashSet<>();

  Section(String place, JsonNode node) throws MappingException {
    if (!node.isObject()) {
      throw new MappingException(place, "must be an object with named fields");
    }
    this.place = place;
    this.node = node;
  }

  static Section empty(String place) throws MappingException {
    return new Section(place, JsonNodeFactory.instance.objectNode());
  }

  /** The field, from now on understood; null where there is none. */
  @Nullable JsonNode take(String name) {
    taken.add(name);
    return node.get(name);
  }

  List<String> names() {
    return node.properties().stream().map(entry -> entry.getKey()).toList();
  }

  /** How messages call a field of this section. */
  String place(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /** A field nobody asked for is a slip of the pen, not something to pass over. */
  void refuseRest() throws MappingException {
    for (String name : names()) {
      if (!taken.contains(name)) {
        throw new MappingException(
            place(name),
            "is unknown; known here are " + String.join(", ", taken.stream().sorted().toList()));
      }
    }
  }
}
