package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Grouping;
import dev.trimtab.chart.Statistic;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a chart is to show. */
public final class SeriesWish {
  private static final String AUTOMATIC = "auto";
  private static final String FINE = "fine";
  private static final String METADATA = "metadata.";
  private static final int MAX_KEY_LENGTH = 200;
  private static final int DEFAULT_GROUPS = 10;
  private static final int UNSAID = 0;

  /** Cutting compares every pair of points. */
  private static final int MAX_CUT = 1_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DEFAULT_LENGTH = Duration.ofDays(1);

  private SeriesWish() {}

  /**
   * The query that the parameters say; the reading of them ends here.
   *
   * @param now what a range without an end reaches to
   * @param minutesSince since when counts by minute are kept
   * @throws InvalidInputException naming every parameter at fault
   */
  static ChartQuery of(QueryParameters query, Instant now, Instant minutesSince) {
    MetricType type = query.required("metric_type", MetricTypes::parse);
    String domain = query.name("domain");
    String environment = query.name("environment");
    String eventType = query.name("event_type");
    TimeRange range = query.range();
    Step step = query.read("step", SeriesWish::step);
    Statistic statistic = query.read("stat", SeriesWish::statistic);
    Grouping grouping = query.read("group_by", SeriesWish::grouping);
    int groups = query.integer("groups", UNSAID, 1, ChartQuery.MAX_GROUPS);
    query.finish();
    int lines = groups == UNSAID ? DEFAULT_GROUPS : groups;
    Room room = new Room(minutesSince, grouping == null ? 1 : lines);
    ChartGrid grid = grid(range, step, now, room);
    return new ChartQuery(
        requireNonNull(type),
        domain,
        environment,
        eventType,
        grid,
        statistic == null ? Statistic.MEAN : statistic,
        grouping == null ? new Grouping.None() : grouping,
        groups == UNSAID ? Math.min(lines, ChartQuery.MAX_POINTS / grid.size()) : groups);
  }

  /**
   * The means that are to be cut where they changed; the reading of the parameters ends here.
   *
   * @throws InvalidInputException naming every parameter at fault
   */
  public static ChartQuery ofSegments(QueryParameters query, Instant now) {
    MetricType type = query.required("metric_type", MetricTypes::parse);
    String domain = query.name("domain");
    String environment = query.name("environment");
    String eventType = query.name("event_type");
    TimeRange range = query.range();
    Step step = query.read("step", SeriesWish::step);
    query.finish();
    ChartGrid grid =
        grid(range, step instanceof Step.Fine ? null : step, now, new Room(Instant.EPOCH, 1));
    if (grid.size() > MAX_CUT) {
      throw new InvalidInputException(
          "step", "makes " + grid.size() + " points; at most " + MAX_CUT + " are cut");
    }
    return new ChartQuery(
        requireNonNull(type),
        domain,
        environment,
        eventType,
        grid,
        Statistic.MEAN,
        new Grouping.None(),
        1);
  }

  /** The length of a bucket as it is asked for. */
  private sealed interface Step {
    /** Enough to see a shape. */
    record Automatic() implements Step {}

    /** As fine as is drawn. */
    record Fine() implements Step {}

    record Said(Duration length) implements Step {}
  }

  /**
   * What a fine chart has to fit into.
   *
   * @param minutesSince since when counts by minute are kept
   * @param lines how many there may be
   */
  private record Room(Instant minutesSince, int lines) {
    private ChartGrid fine(Instant since, Instant until) {
      int most = Math.min(ChartGrid.MAX_POINTS, ChartQuery.MAX_POINTS / lines);
      return ChartGrid.shortest(since, until, since.isBefore(minutesSince) ? HOUR : MINUTE, most);
    }
  }

  private static ChartGrid grid(TimeRange range, @Nullable Step step, Instant now, Room room) {
    Instant until = range.until() == null ? now : range.until();
    Instant since = range.since() == null ? dayBefore(until) : range.since();
    return switch (step == null ? new Step.Automatic() : step) {
      case Step.Said(Duration length) -> ChartGrid.of(since, until, length);
      case Step.Fine _ -> room.fine(since, until);
      case Step.Automatic _ -> ChartGrid.automatic(since, until);
    };
  }

  private static Instant dayBefore(Instant until) {
    Instant since = until.minus(DEFAULT_LENGTH);
    return since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
  }

  private static Step step(String parameter, String text) {
    return switch (text) {
      case AUTOMATIC -> new Step.Automatic();
      case FINE -> new Step.Fine();
      default -> new Step.Said(Steps.parse(parameter, text));
    };
  }

  private static Statistic statistic(String parameter, String text) {
    return Statistic.ofWireName(text)
        .orElseThrow(
            () -> new InvalidInputException(parameter, "must be one of " + Statistic.wireNames()));
  }

  private static Grouping grouping(String parameter, String text) {
    if (text.startsWith(METADATA)) {
      String key = text.substring(METADATA.length());
      return new Grouping.Metadata(Text.name(parameter, key, MAX_KEY_LENGTH));
    }
    return switch (text) {
      case "domain" -> new Grouping.Domain();
      case "event_type" -> new Grouping.EventType();
      default ->
          throw new InvalidInputException(
              parameter, "must be domain, event_type or metadata.KEY, as in metadata.agent");
    };
  }

  /** How the wish for groups is written; null for none. */
  static @Nullable String groupBy(Grouping grouping) {
    return switch (grouping) {
      case Grouping.None _ -> null;
      case Grouping.Domain _ -> "domain";
      case Grouping.EventType _ -> "event_type";
      case Grouping.Metadata(String key) -> METADATA + key;
    };
  }
}
