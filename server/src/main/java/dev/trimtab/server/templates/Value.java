package dev.trimtab.server.templates;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One value of a document: read as what is wanted, or null, and a fault. */
final class Value {
  private static final String DECIMAL = "[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?";
  private static final String WHOLE = "[-+]?[0-9]{1,18}";

  final String pointer;
  final Tree tree;
  final Document document;

  Value(String pointer, Tree tree, Document document) {
    this.pointer = pointer;
    this.tree = tree;
    this.document = document;
  }

  /** A text; numbers and truth values need quotes to be one. */
  @Nullable String text() {
    Tree.Scalar scalar = scalar("a text");
    if (scalar != null && scalar.kind() != Tree.Kind.TEXT) {
      fault("must be a text: put quotes around " + JsonPointers.shown(scalar.text()));
      return null;
    }
    return scalar == null ? null : scalar.text();
  }

  /** A text, a number or a truth value, as text. */
  @Nullable String label() {
    Tree.Scalar scalar = scalar("a text, a number or a truth value");
    return scalar == null ? null : scalar.text();
  }

  /** True or false. */
  @Nullable Boolean flag() {
    Tree.Scalar scalar = scalar("true or false");
    if (scalar == null) {
      return null;
    }
    if (scalar.kind() == Tree.Kind.TRUTH) {
      return Boolean.valueOf(scalar.text());
    }
    fault("must be true or false");
    return null;
  }

  @Nullable Double number() {
    Tree.Scalar scalar = scalar("a number");
    if (scalar == null) {
      return null;
    }
    double number =
        scalar.kind() == Tree.Kind.NUMBER && scalar.text().matches(DECIMAL)
            ? Double.parseDouble(scalar.text())
            : Double.NaN;
    if (Double.isFinite(number)) {
      return number;
    }
    fault("must be a number");
    return null;
  }

  @Nullable Long whole() {
    Tree.Scalar scalar = scalar("a whole number");
    if (scalar == null) {
      return null;
    }
    if (scalar.kind() == Tree.Kind.NUMBER && scalar.text().matches(WHOLE)) {
      return Long.valueOf(scalar.text());
    }
    fault("must be a whole number");
    return null;
  }

  /** A whole number that is too large for what it counts is the largest there is. */
  @Nullable Integer count() {
    Long whole = whole();
    return whole == null
        ? null
        : Integer.valueOf(Math.clamp(whole, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Nullable Duration duration() {
    String wanted = "a length of time such as 90s, 15m, 2h, 3d or PT1H30M";
    return parsed(wanted, Durations::parse);
  }

  /** A time of the day. */
  @Nullable LocalTime time() {
    return parsed("a time such as 22:00", text -> attempt(() -> LocalTime.parse(text)));
  }

  @Nullable ZoneId zone() {
    String wanted = "a time zone such as Europe/Berlin, UTC or +02:00";
    return parsed(wanted, text -> attempt(() -> ZoneId.of(text)));
  }

  private static <T> Optional<T> attempt(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (DateTimeException noSuchThing) {
      return Optional.empty();
    }
  }

  private <T> @Nullable T parsed(String wanted, Function<String, Optional<T>> parser) {
    Tree.Scalar scalar = scalar(wanted);
    if (scalar == null) {
      return null;
    }
    Optional<T> parsed =
        scalar.kind() == Tree.Kind.TEXT ? parser.apply(scalar.text()) : Optional.empty();
    if (parsed.isPresent()) {
      return parsed.get();
    }
    fault("must be " + wanted);
    return null;
  }

  /** One of some words. */
  <E extends Enum<E>> @Nullable E word(Words<E> words) {
    String wanted = "one of " + String.join(", ", words.all());
    Tree.Scalar scalar = scalar(wanted);
    if (scalar == null) {
      return null;
    }
    Optional<E> found = words.find(scalar.text());
    if (found.isPresent()) {
      return found.get();
    }
    fault("must be " + wanted + Suggestion.of(scalar.text(), words.all()));
    return null;
  }

  /** The values of a list; a single value is a list of one. */
  List<Value> oneOrMore() {
    return tree instanceof Tree.Items ? items() : List.of(this);
  }

  List<Value> items() {
    if (!(tree instanceof Tree.Items list)) {
      refuse("must be a list, not ");
      return List.of();
    }
    List<Value> values = new ArrayList<>();
    for (Tree each : list.items()) {
      values.add(new Value(pointer + "/" + values.size(), each, document));
    }
    return values;
  }

  /** Any names with their texts. */
  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    Section section = section();
    for (String name : section.names()) {
      String label = section.optional(name, Value::label);
      if (label != null) {
        labels.put(name, label);
      }
    }
    return labels;
  }

  /** Named values; none where it is something else. */
  Section section() {
    if (tree instanceof Tree.Fields fields) {
      return new Section(this, fields, true);
    }
    refuse("must have fields, not be ");
    return new Section(this, new Tree.Fields(tree.place(), Map.of()), false);
  }

  void fault(String detail) {
    document.faults().add(pointer, tree.place(), detail);
  }

  /** Says what it is instead of what it must be, unless that has been told already. */
  private void refuse(String rule) {
    if (!(tree instanceof Tree.Unread)) {
      fault(rule + tree.noun());
    }
  }

  private Tree.@Nullable Scalar scalar(String wanted) {
    if (!(tree instanceof Tree.Scalar scalar)) {
      refuse("must be " + wanted + ", not ");
      return null;
    }
    if (scalar.kind() == Tree.Kind.NOTHING) {
      fault("says nothing: must be " + wanted + ", or be left out where it has a default");
      return null;
    }
    return scalar;
  }
}
