package dev.trimtab.server.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;

/** Documents as the JSON that YAML makes of them. */
final class Documents {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Documents() {}

  static JsonNode json(String text) {
    Faults faults = new Faults();
    Tree tree = TreeReader.read(text, faults);
    assertThat(faults.all()).isEmpty();
    return json(tree);
  }

  static JsonNode json(Tree tree) {
    return switch (tree) {
      case Tree.Fields fields -> {
        ObjectNode object = JSON.objectNode();
        fields.fields().forEach((name, field) -> object.set(name, json(field.value())));
        yield object;
      }
      case Tree.Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.items().forEach(each -> array.add(json(each)));
        yield array;
      }
      case Tree.Scalar scalar -> json(scalar);
      case Tree.Unread unread -> throw new IllegalArgumentException("an alias");
    };
  }

  private static JsonNode json(Tree.Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> JSON.textNode(scalar.text());
      case NOTHING -> JSON.nullNode();
      case TRUTH -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NUMBER ->
          scalar.text().matches("[-+]?[0-9]+")
              ? JSON.numberNode(new BigInteger(scalar.text()))
              : JSON.numberNode(Double.parseDouble(scalar.text()));
    };
  }
}
