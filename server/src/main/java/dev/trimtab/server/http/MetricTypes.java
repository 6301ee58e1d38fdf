package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.MetricType;

/** Reads the names of metric types. */
public final class MetricTypes {
  private MetricTypes() {}

  /**
   * The type of that name.
   *
   * @throws InvalidInputException naming {@code pointer}, with the names there are
   */
  public static MetricType parse(String pointer, String name) {
    return MetricType.ofWireName(name)
        .orElseThrow(
            () -> new InvalidInputException(pointer, "must be one of " + MetricType.wireNames()));
  }
}
