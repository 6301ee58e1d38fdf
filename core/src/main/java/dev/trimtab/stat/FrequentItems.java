package dev.trimtab.stat;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The heaviest of ever so many items, in memory for a fixed number of them: an item that finds no
 * place takes that of the lightest and inherits its weight (Metwally, Agrawal, El Abbadi,
 * doi:10.1007/978-3-540-30570-5_27). Whatever has more than {@code 1 / capacity} of the whole
 * weight is among them. See docs/MATH.md, "Attribution".
 *
 * <p>Mutable, of one owner.
 */
public final class FrequentItems {
  /** By their names where several are as light: the order of a map is no order. */
  private static final Comparator<Map.Entry<String, Double>> LIGHTEST =
      Map.Entry.<String, Double>comparingByValue()
          .thenComparing(Map.Entry.<String, Double>comparingByKey().reversed());

  private final int capacity;
  private final Map<String, Double> weights = new HashMap<>();

  /**
   * @param capacity how many are kept, at least 1
   */
  public FrequentItems(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a capacity of " + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Takes an item in.
   *
   * @param weight at least 0
   */
  public void add(String item, double weight) {
    if (weights.containsKey(item) || weights.size() < capacity) {
      weights.merge(item, weight, Double::sum);
    } else {
      Map.Entry<String, Double> lightest = Collections.min(weights.entrySet(), LIGHTEST);
      double inherited = lightest.getValue();
      weights.remove(lightest.getKey());
      weights.put(item, inherited + weight);
    }
  }

  /** What is kept. */
  public Set<String> items() {
    return Collections.unmodifiableSet(weights.keySet());
  }

  /** At least what the item weighed in all; 0 for one that is not kept. */
  public double weight(String item) {
    return weights.getOrDefault(item, 0.0);
  }
}
