package dev.trimtab.server.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of an event as callers send it, in the order of the contract. */
enum EventField {
  DOMAIN("domain"),
  EVENT_TYPE("event_type"),
  METRIC_TYPE("metric_type"),
  VALUE("value"),
  OCCURRED_AT("occurred_at"),
  METADATA("metadata"),
  ID("id");

  /** Every name, for messages. */
  static final String NAMES =
      Arrays.stream(values()).map(field -> field.wireName).collect(Collectors.joining(", "));

  private final String wireName;
  private final String pointer;

  EventField(String wireName) {
    this.wireName = wireName;
    this.pointer = "/" + wireName;
  }

  /** Where the field stands in an event, as a JSON pointer. */
  String pointer() {
    return pointer;
  }

  static @Nullable EventField of(String name) {
    return switch (name) {
      case "domain" -> DOMAIN;
      case "event_type" -> EVENT_TYPE;
      case "metric_type" -> METRIC_TYPE;
      case "value" -> VALUE;
      case "occurred_at" -> OCCURRED_AT;
      case "metadata" -> METADATA;
      case "id" -> ID;
      default -> null;
    };
  }
}
