package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code when}: one condition, or a list of them that must all hold. */
final class ConditionReader {
  private ConditionReader() {}

  static List<Condition> conditions(String place, @Nullable JsonNode node) throws MappingException {
    List<Condition> conditions = new ArrayList<>();
    if (node == null) {
      return conditions;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        conditions.add(condition(new Section(place + "[" + (i + 1) + "]", node.get(i))));
      }
    } else {
      conditions.add(condition(new Section(place, node)));
    }
    return conditions;
  }

  private static Condition condition(Section section) throws MappingException {
    JsonPointer path = SourceReader.path(section.place("field"), section.take("field"));
    List<Condition> found = new ArrayList<>();
    JsonNode equals = section.take("equals");
    if (equals != null) {
      found.add(new Condition.IsOneOf(path, List.of(equals)));
    }
    JsonNode not = section.take("not");
    if (not != null) {
      found.add(new Condition.Not(new Condition.IsOneOf(path, List.of(not))));
    }
    JsonNode in = section.take("in");
    if (in != null) {
      found.add(new Condition.IsOneOf(path, list(section.place("in"), in)));
    }
    JsonNode exists = section.take("exists");
    if (exists != null) {
      Condition there = new Condition.Exists(path);
      found.add(exists.asBoolean() ? there : new Condition.Not(there));
    }
    section.refuseRest();
    if (found.size() != 1) {
      throw new MappingException(
          section.place("field"), "needs one of equals, not, in or exists beside it");
    }
    return found.getFirst();
  }

  private static List<JsonNode> list(String place, JsonNode node) throws MappingException {
    if (!node.isArray()) {
      throw new MappingException(place, "must be a list");
    }
    List<JsonNode> values = new ArrayList<>();
    node.forEach(values::add);
    return values;
  }
}
