package dev.trimtab.benchmarks.change;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Says at which samples of a series something is called a change, in either direction. */
interface AlarmFinder {

  /** The samples at which a change is called, 0-based and ascending. */
  List<Integer> alarms(TimedSeries series);

  /** What Trimtab is compared with, by name. */
  static Map<String, AlarmFinder> others() {
    Map<String, AlarmFinder> others = new LinkedHashMap<>();
    others.put("ADWIN", series -> bothWays(Adwin::new, series));
    others.put("Page-Hinkley", series -> bothWays(PageHinkley::new, series));
    others.put("contract", AlarmFinder::turns);
    return others;
  }

  /** The same figure of each of the others. */
  static Map<String, Double> beside(ToDoubleFunction<AlarmFinder> figure) {
    Map<String, Double> beside = new LinkedHashMap<>();
    others().forEach((name, each) -> beside.put(name, figure.applyAsDouble(each)));
    return beside;
  }

  /** Trimtab as it comes: one false alarm in ten years. */
  static AlarmFinder trimtab(Set<Detection.Kind> counted) {
    ChangeDetector detector = new ChangeDetector((tenant, series) -> DetectorSettings.standard());
    return series -> {
      long[] positions = new long[series.values().length];
      Arrays.setAll(positions, i -> i);
      Samples samples = new Samples(positions, series.micros(), series.micros(), series.values());
      SeriesKey key = new SeriesKey("measured", "run", series.metric());
      return detector.fold(Stream.TENANT, key, null, samples).findings().stream()
          .map(each -> Detection.decode(each.content()).orElseThrow())
          .filter(each -> counted.contains(each.kind()))
          .map(each -> (int) each.at().position())
          .toList();
    };
  }

  /**
   * One rival that looks for a rise and one for a fall. They ask for values within 0 and 1: what is
   * no outcome is measured in parts of the range of the first 400 samples.
   */
  private static List<Integer> bothWays(Supplier<Rival> rival, TimedSeries series) {
    double[] values = series.values();
    int learned = Math.min(values.length, 400);
    double low = Arrays.stream(values, 0, learned).min().orElse(0);
    double high = Arrays.stream(values, 0, learned).max().orElse(1);
    if (series.metric() == MetricType.SUCCESS_RATE || low == high) {
      high = series.metric() == MetricType.SUCCESS_RATE ? 1 : low + 1;
      low = series.metric() == MetricType.SUCCESS_RATE ? 0 : low;
    }
    Rival rising = rival.get();
    Rival falling = rival.get();
    List<Integer> alarms = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double part = (values[i] - low) / (high - low);
      boolean rises = rising.alarms(part);
      if (falling.alarms(1 - part) || rises) {
        alarms.add(i);
      }
    }
    return alarms;
  }

  private static List<Integer> turns(TimedSeries series) {
    ContractDirection direction = new ContractDirection(series.metric());
    List<Integer> alarms = new ArrayList<>();
    for (int i = 0; i < series.values().length; i++) {
      if (direction.turnsAt(series.values()[i])) {
        alarms.add(i);
      }
    }
    return alarms;
  }
}
