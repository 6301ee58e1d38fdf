package dev.trimtab.benchmarks.load;

import java.util.Locale;

/** Numbers as people read them: three digits that count. */
final class Numbers {
  private Numbers() {}

  static String format(double number) {
    double size = Math.abs(number);
    String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, number);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /** A count such as {@code 100k} or {@code 10m}. */
  static long parseCount(String text) {
    String digits = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
    long factor = digits.endsWith("k") ? 1_000 : digits.endsWith("m") ? 1_000_000 : 1;
    return Long.parseLong(factor == 1 ? digits : digits.substring(0, digits.length() - 1)) * factor;
  }

  /** The shortest way to write a count: {@code 100 k}, {@code 10 M}. */
  static String count(long number) {
    if (number % 1_000_000 == 0) {
      return number / 1_000_000 + " M";
    }
    return number % 1_000 == 0 ? number / 1_000 + " k" : "" + number;
  }
}
