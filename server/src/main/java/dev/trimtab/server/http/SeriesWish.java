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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a chart is to show. */
public final class SeriesWish {
  private static final String AUTOMATIC = "auto";
  private static final String METADATA = "metadata.";
  private static final int MAX_KEY_LENGTH = 200;
  private static final int DEFAULT_GROUPS = 10;
  private static final Duration DEFAULT_LENGTH = Duration.ofDays(1);

  private SeriesWish() {}

  /**
   * The query that the parameters say; the reading of them ends here.
   *
   * @throws InvalidInputException naming every parameter at fault
   */
  static ChartQuery of(QueryParameters query, Instant now) {
    MetricType type = query.required("metric_type", MetricTypes::parse);
    String domain = query.name("domain");
    String eventType = query.name("event_type");
    TimeRange range = query.range();
    Optional<Duration> step =
        Optional.ofNullable(query.read("step", SeriesWish::step)).orElse(Optional.empty());
    Statistic statistic = query.read("stat", SeriesWish::statistic);
    Grouping grouping = query.read("group_by", SeriesWish::grouping);
    int groups = query.integer("groups", DEFAULT_GROUPS, 1, ChartQuery.MAX_GROUPS);
    query.finish();
    return new ChartQuery(
        requireNonNull(type),
        domain,
        eventType,
        grid(range, step, now),
        statistic == null ? Statistic.MEAN : statistic,
        grouping == null ? new Grouping.None() : grouping,
        groups);
  }

  /**
   * The means that are to be cut where they changed; the reading of the parameters ends here.
   *
   * @throws InvalidInputException naming every parameter at fault
   */
  public static ChartQuery ofSegments(QueryParameters query, Instant now) {
    MetricType type = query.required("metric_type", MetricTypes::parse);
    String domain = query.name("domain");
    String eventType = query.name("event_type");
    TimeRange range = query.range();
    Optional<Duration> step =
        Optional.ofNullable(query.read("step", SeriesWish::step)).orElse(Optional.empty());
    query.finish();
    return new ChartQuery(
        requireNonNull(type),
        domain,
        eventType,
        grid(range, step, now),
        Statistic.MEAN,
        new Grouping.None(),
        1);
  }

  private static ChartGrid grid(TimeRange range, Optional<Duration> step, Instant now) {
    Instant until = range.until() == null ? now : range.until();
    Instant since = range.since() == null ? dayBefore(until) : range.since();
    return step.isPresent()
        ? ChartGrid.of(since, until, step.get())
        : ChartGrid.automatic(since, until);
  }

  private static Instant dayBefore(Instant until) {
    Instant since = until.minus(DEFAULT_LENGTH);
    return since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
  }

  /** Empty where it is to be chosen here. */
  private static Optional<Duration> step(String parameter, String text) {
    return text.equals(AUTOMATIC) ? Optional.empty() : Optional.of(Steps.parse(parameter, text));
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
