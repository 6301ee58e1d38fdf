package dev.trimtab.cli;

import dev.trimtab.client.SensitivityWire;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How readily alarms are raised; what is not said stays as it was. */
final class SensitivityOptions {
  static final SensitivityWire NONE = new SensitivityWire(null, null, null);
  private static final String DEFAULT = "default";

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "What the rate of false alarms rests on: calibrated, proven or default.")
  private @Nullable String basis;

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      converter = NumberConverter.class,
      description = "False alarms acceptable in a series and year, such as 0.1 or 4; or default.")
  private @Nullable Wish falseAlarms;

  @Option(
      names = "--smallest",
      paramLabel = "SHARE",
      converter = NumberConverter.class,
      description = "Smallest decline worth knowing, such as 0.05; or default.")
  private @Nullable Wish smallest;

  /** A number; null for the default, which is not the same as not saying it. */
  record Wish(@Nullable Double value) {}

  /** Reads a number, or the word for none. */
  static final class NumberConverter implements ITypeConverter<Wish> {
    @Override
    public Wish convert(String text) {
      try {
        return new Wish(text.equals(DEFAULT) ? null : Double.valueOf(text));
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is neither a number nor default");
      }
    }
  }

  boolean isSaid() {
    return basis != null || falseAlarms != null || smallest != null;
  }

  /** What holds after what was said; null where nothing was ever said. */
  @Nullable SensitivityWire changed(@Nullable SensitivityWire known) {
    if (!isSaid()) {
      return known;
    }
    SensitivityWire before = known == null ? NONE : known;
    return new SensitivityWire(
        basis == null ? before.basis() : basis.equals(DEFAULT) ? null : basis,
        falseAlarms == null ? before.falseAlarmsPerYear() : falseAlarms.value(),
        smallest == null ? before.smallestDecline() : smallest.value());
  }
}
