package dev.trimtab.tenant;

import dev.trimtab.input.InvalidInputException;
import java.util.HashSet;
import java.util.List;

/**
 * What of a tenant is watched for changes beside each of its series.
 *
 * @param granularity whether all event types of a domain are watched together too
 * @param metadataKeys whose values are watched each by itself, at most {@link #MOST_KEYS} different
 *     ones of 1 to {@link #LONGEST_KEY} characters; the first values of a key, as many as are
 *     bounded by the store
 */
public record Watching(Granularity granularity, List<String> metadataKeys) {
  public static final int MOST_KEYS = 3;
  public static final int LONGEST_KEY = 100;

  /** Values of one metadata key that are watched, in each domain and metric type. */
  public static final int MOST_VALUES = 20;

  /** Nothing else. */
  public static final Watching SERIES = new Watching(Granularity.SERIES, List.of());

  /** What metadata keys must be, in words. */
  public static final String KEYS =
      "must be at most %d different texts of 1 to %d characters on one line"
          .formatted(MOST_KEYS, LONGEST_KEY);

  /** What the samples of a domain and metric type are watched as. */
  public enum Granularity {
    /** As series, each event type by itself. */
    SERIES(1),
    /** As series, and all event types together. */
    DOMAIN(2);

    private final int code;

    Granularity(int code) {
      this.code = code;
    }

    /** The number that stands for it where it is stored; never changes. */
    public int code() {
      return code;
    }

    public static Granularity ofCode(int code) {
      return values()[code - 1];
    }
  }

  public Watching {
    metadataKeys = List.copyOf(metadataKeys);
    if (!areKeys(metadataKeys)) {
      throw new InvalidInputException("/metadata_keys", KEYS);
    }
  }

  /** Whether these metadata keys can be asked for. */
  public static boolean areKeys(List<String> keys) {
    return keys.size() <= MOST_KEYS
        && new HashSet<>(keys).size() == keys.size()
        && keys.stream().allMatch(Watching::isKey);
  }

  private static boolean isKey(String key) {
    return !key.isBlank()
        && key.length() <= LONGEST_KEY
        && key.chars().noneMatch(Character::isISOControl);
  }

  /** Whether all event types of a domain are watched together too. */
  public boolean ofDomains() {
    return granularity == Granularity.DOMAIN;
  }
}
