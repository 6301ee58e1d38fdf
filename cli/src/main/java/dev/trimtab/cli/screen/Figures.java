package dev.trimtab.cli.screen;

import java.util.Locale;

/** Figures as people read them: with their unit, and no more digits than say something. */
public final class Figures {
  private Figures() {}

  /** A value or an average of a metric type. */
  public static String of(String metricType, double value) {
    return switch (metricType) {
      case "success_rate" -> percent(value);
      case "latency_ms" -> duration(value);
      case "cost_usd" -> dollars(value);
      default -> number(value);
    };
  }

  /** A share as percent, such as {@code 93.8 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** A change in percent, always signed; beyond a thousandfold only that. */
  public static String change(double percent) {
    if (Math.abs(percent) >= 100_000) {
      return percent > 0 ? "over +1000x" : "over -1000x";
    }
    String text = String.format(Locale.ROOT, "%+.1f %%", percent);
    return text.equals("-0.0 %") ? "+0.0 %" : text;
  }

  public static String duration(double milliseconds) {
    if (milliseconds < 1_000) {
      return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }
    double seconds = milliseconds / 1_000;
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return seconds < 7_200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%,.1f h", seconds / 3_600);
  }

  /** United States dollars: cents, or more digits where the amount is below ten of them. */
  public static String dollars(double amount) {
    String digits = Math.abs(amount) >= 0.1 || amount == 0 ? "%,.2f" : "%.4f";
    String text = String.format(Locale.ROOT, digits, Math.abs(amount));
    return (amount < 0 ? "-$" : "$") + text;
  }

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count and its noun, such as {@code 1 event} and {@code 2 events}. */
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A number without a unit: four significant digits, whole ones without a point. */
  public static String number(double value) {
    if (Math.rint(value) == value && Math.abs(value) < 1e15) {
      return count((long) value);
    }
    return Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3
        ? String.format(Locale.ROOT, "%.3e", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
