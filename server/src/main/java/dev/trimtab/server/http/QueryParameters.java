package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The query of one request. Every parameter is read by its name; {@link #finish()} then names all
 * that is wrong, parameters that nobody asked for included, so that a slip of the pen is not taken
 * for an answer.
 */
public final class QueryParameters {
  private static final String TENANT = "tenant_id";
  private static final long MAX_POSITION = 1L << 53;

  private final MultiMap given;
  private final Set<String> known = new HashSet<>(Set.of(TENANT));
  private final Faults faults = new Faults();

  private QueryParameters(MultiMap given) {
    this.given = given;
  }

  public static QueryParameters of(RoutingContext request) {
    return new QueryParameters(request.queryParams());
  }

  /** Refuses every parameter, on calls that take none. */
  public static void none(RoutingContext request) {
    if (request.request().query() != null) {
      of(request).finish();
    }
  }

  /** A name of at most 200 characters, or null where it is not given. */
  public @Nullable String name(String parameter) {
    return read(parameter, (name, text) -> Text.name(name, text, SeriesKey.MAX_NAME_LENGTH));
  }

  /**
   * What {@code reading} makes of a parameter's name and text, or null where it is not given.
   *
   * @param reading may throw {@code InvalidInputException}, which {@link #finish()} tells
   */
  public <T> @Nullable T read(String parameter, BiFunction<String, String, T> reading) {
    String text = text(parameter);
    try {
      return text == null ? null : reading.apply(parameter, text);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  /** The same where it must be given; null, and a fault, where it is not. */
  public <T> @Nullable T required(String parameter, BiFunction<String, String, T> reading) {
    if (!given.contains(parameter)) {
      known.add(parameter);
      faults.add(parameter, "is missing");
      return null;
    }
    return read(parameter, reading);
  }

  /** A whole number within bounds, or {@code otherwise} where it is not given. */
  public int integer(String parameter, int otherwise, int least, int most) {
    String text = text(parameter);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as a number out of bounds is
    }
    faults.add(parameter, "must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** True or false; false where it is not given. */
  public boolean flag(String parameter) {
    String text = text(parameter);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (!text.equals("true")) {
      faults.add(parameter, "must be true or false");
    }
    return true;
  }

  /** A metric type, or null where it is not given. */
  public @Nullable MetricType metricType(String parameter) {
    return read(parameter, MetricTypes::parse);
  }

  /** A time, or null where it is not given. */
  public @Nullable Instant time(String parameter) {
    return read(parameter, Timestamps::parse);
  }

  /** A whole number from 0 to 2^53, which JSON readers keep exactly, or {@code otherwise}. */
  public long position(String parameter, long otherwise) {
    Long position = read(parameter, QueryParameters::position);
    return position == null ? otherwise : position;
  }

  private static Long position(String parameter, String text) {
    if (text.matches("\\d{1,16}") && Long.parseLong(text) <= MAX_POSITION) {
      return Long.parseLong(text);
    }
    throw new InvalidInputException(parameter, "must be a whole number, not negative");
  }

  /** What {@code since} and {@code until} enclose. */
  public TimeRange range() {
    Instant since = read("since", Timestamps::parse);
    Instant until = read("until", Timestamps::parse);
    try {
      return new TimeRange(since, until);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return TimeRange.ALL;
    }
  }

  /** Every parameter whose name begins so, by the rest of its name. */
  public Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new HashMap<>();
    for (String parameter : given.names()) {
      if (parameter.startsWith(prefix)) {
        String text = read(parameter, Text::storable);
        String key = parameter.substring(prefix.length());
        if (key.isBlank() || key.indexOf('\0') >= 0) {
          faults.add(Pointers.printable(parameter), "must name a key, as in " + prefix + "agent");
        } else if (text != null) {
          found.put(key, text);
        }
      }
    }
    return found;
  }

  private @Nullable String text(String parameter) {
    known.add(parameter);
    List<String> values = given.getAll(parameter);
    if (values.size() > 1) {
      faults.add(parameter, "must be given once");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException naming every parameter that is wrong or unknown
   */
  public void finish() {
    for (String parameter : given.names()) {
      if (!known.contains(parameter)) {
        faults.add(Pointers.printable(parameter), "is not a parameter of this call");
      }
    }
    faults.throwIfAny();
  }
}
