package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.SystemDomain;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event while it is read: its fields come in any order, and all may be wrong at once. */
final class EventDraft {
  private static final int MAX_NUMBER_LENGTH = 1_000;
  private static final double FAILURE_HAPPENED = 1;

  private final Faults faults = new Faults();
  private final Set<EventField> named = EnumSet.noneOf(EventField.class);
  private final Set<EventField> given = EnumSet.noneOf(EventField.class);
  private @Nullable String id;
  private @Nullable String domain;
  private @Nullable String eventType;
  private @Nullable MetricType metricType;
  private @Nullable Double value;
  private @Nullable Instant occurredAt;
  private MetadataReader.@Nullable Read metadata;

  /**
   * Reads the field whose value the parser stands at, and leaves the parser at that value's end.
   * Null is the same as leaving the field out.
   *
   * @param depth how deep the event lies in the text
   */
  void read(String name, JsonParser parser, int depth) throws IOException {
    EventField field = EventField.of(name);
    if (field == null) {
      faults.add(
          Pointers.member(name), "is not a field of an event; the fields are " + EventField.NAMES);
      parser.skipChildren();
      return;
    }
    if (!named.add(field)) {
      faults.add(field.pointer(), "is given twice");
    }
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      given.add(field);
      readValue(field, parser, depth);
    }
  }

  private void readValue(EventField field, JsonParser parser, int depth) throws IOException {
    switch (field) {
      case DOMAIN -> domain = domain(parser);
      case EVENT_TYPE -> eventType = name(field, parser, SeriesKey.MAX_NAME_LENGTH);
      case METRIC_TYPE -> metricType = metricType(parser);
      case VALUE -> value = number(parser);
      case OCCURRED_AT -> occurredAt = time(parser);
      case METADATA -> metadata = metadata(parser, depth);
      case ID -> id = name(field, parser, OutcomeEvent.MAX_ID_LENGTH);
    }
  }

  /**
   * The event, filled in.
   *
   * @param now when it arrived
   * @throws InvalidInputException naming everything that is wrong with it
   */
  Submission.Item finish(EventIds ids, Instant now) {
    checkFields(now);
    faults.throwIfAny();
    Instant when = occurredAt == null ? now : occurredAt;
    return new Submission.Item(
        new OutcomeEvent(
            id == null ? ids.next(when) : id,
            new SeriesKey(
                requireNonNull(domain), requireNonNull(eventType), requireNonNull(metricType)),
            requireNonNull(value),
            when,
            now,
            metadata == null ? Metadata.NONE : metadata.metadata()),
        new Submission.Given(
            given.contains(EventField.ID),
            given.contains(EventField.VALUE),
            given.contains(EventField.OCCURRED_AT),
            given.contains(EventField.METADATA)));
  }

  private void checkFields(Instant now) {
    require(EventField.DOMAIN);
    require(EventField.EVENT_TYPE);
    require(EventField.METRIC_TYPE);
    if (metricType == MetricType.FAILURE_CLASS) {
      finishFailure();
    } else {
      require(EventField.VALUE);
    }
    checkValue();
    checkOccurredAt(now);
  }

  private void finishFailure() {
    if (!given.contains(EventField.VALUE)) {
      value = FAILURE_HAPPENED;
    }
    if (metadata != null && metadata.failureClassFault() != null) {
      faults.add("/metadata/failure_class", metadata.failureClassFault());
    }
  }

  private void require(EventField field) {
    if (!given.contains(field)) {
      faults.add(field.pointer(), "is missing");
    }
  }

  private void checkValue() {
    if (metricType != null && value != null) {
      try {
        OutcomeEvent.checkValue(metricType, value);
      } catch (InvalidInputException invalid) {
        faults.addAll(invalid);
      }
    }
  }

  private void checkOccurredAt(Instant now) {
    if (occurredAt != null) {
      try {
        OutcomeEvent.checkOccurredAt(occurredAt, now);
      } catch (InvalidInputException invalid) {
        faults.addAll(invalid);
      }
    }
  }

  private @Nullable String name(EventField field, JsonParser parser, int maxLength)
      throws IOException {
    String text = string(field, parser);
    try {
      return text == null ? null : Text.name(field.pointer(), text, maxLength);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  private @Nullable String domain(JsonParser parser) throws IOException {
    String pointer = EventField.DOMAIN.pointer();
    String name = name(EventField.DOMAIN, parser, SeriesKey.MAX_NAME_LENGTH);
    try {
      return name == null ? null : SystemDomain.refused(pointer, name);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  private @Nullable MetricType metricType(JsonParser parser) throws IOException {
    String text = string(EventField.METRIC_TYPE, parser);
    try {
      return text == null ? null : MetricTypes.parse(EventField.METRIC_TYPE.pointer(), text);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  private @Nullable Instant time(JsonParser parser) throws IOException {
    String text = string(EventField.OCCURRED_AT, parser);
    try {
      return text == null ? null : Timestamps.parse(EventField.OCCURRED_AT.pointer(), text);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  private @Nullable String string(EventField field, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    faults.add(field.pointer(), "must be a string");
    parser.skipChildren();
    return null;
  }

  private @Nullable Double number(JsonParser parser) throws IOException {
    String pointer = EventField.VALUE.pointer();
    if (!parser.currentToken().isNumeric()) {
      faults.add(pointer, "must be a number");
      parser.skipChildren();
      return null;
    }
    if (parser.getTextLength() > MAX_NUMBER_LENGTH) {
      faults.add(pointer, "must be written with at most 1,000 characters");
      return null;
    }
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      faults.add(pointer, "must be a finite number within the range of a double");
      return null;
    }
    return number == 0 ? 0.0 : number; // no negative zero
  }

  private MetadataReader.@Nullable Read metadata(JsonParser parser, int depth) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return new MetadataReader(parser, depth, faults).read();
    }
    faults.add(EventField.METADATA.pointer(), "must be a JSON object");
    parser.skipChildren();
    return null;
  }
}
