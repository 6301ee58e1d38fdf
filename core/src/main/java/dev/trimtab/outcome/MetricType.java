package dev.trimtab.outcome;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an outcome event measures, and in which unit. */
public enum MetricType {
  /** Share of successes: each value within 0 and 1, a success counted where it is at least 1. */
  SUCCESS_RATE("success_rate", 1, false),
  /** A score in the domain's own range; more is better. */
  QUALITY_SCORE("quality_score", 2, false),
  /** Milliseconds, not negative; less is better. */
  LATENCY_MS("latency_ms", 3, true),
  /** United States dollars, not negative; less is better. */
  COST_USD("cost_usd", 4, true),
  /** A failure happened; value 1 unless the caller says otherwise; less is better. */
  FAILURE_CLASS("failure_class", 5, true);

  private final String wireName;
  private final int code;
  private final boolean lessIsBetter;

  MetricType(String wireName, int code, boolean lessIsBetter) {
    this.wireName = wireName;
    this.code = code;
    this.lessIsBetter = lessIsBetter;
  }

  /** The name in the contract, such as {@code success_rate}. */
  public String wireName() {
    return wireName;
  }

  /** The number that stands for it in storage; never changes. */
  public int code() {
    return code;
  }

  public boolean lessIsBetter() {
    return lessIsBetter;
  }

  public static Optional<MetricType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }

  /**
   * The type that is stored as {@code code}.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static MetricType ofCode(int code) {
    return switch (code) {
      case 1 -> SUCCESS_RATE;
      case 2 -> QUALITY_SCORE;
      case 3 -> LATENCY_MS;
      case 4 -> COST_USD;
      case 5 -> FAILURE_CLASS;
      default -> throw new IllegalArgumentException("no metric type has the code " + code);
    };
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(MetricType::wireName).collect(Collectors.joining(", "));
  }
}
