package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.WeekOverWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a dashboard asks for takes so many journeys to the database and back, however many series,
 * minutes and classes there are.
 */
class PostgresDashboardTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOW = Sent.NOW;

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.makeDatabase();
  private final List<CountingSource> sources = new ArrayList<>();
  private final Storage storage =
      PostgresStorage.open(
          server.settings(database),
          new CountingFold(),
          source -> {
            CountingSource counting = new CountingSource(source);
            sources.add(counting);
            return counting;
          });

  @AfterEach
  void giveBack() {
    storage.close();
    server.giveBack(database);
  }

  @Test
  void ofAllDomains() {
    record("bot-1", 20);
    List<String> few = journeys(null);
    for (int domain = 2; domain < 40; domain++) {
      record("bot-" + domain, 20);
    }

    assertThat(journeys(null)).isEqualTo(few).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void ofOneDomain() {
    record("bot", 2);
    List<String> few = journeys("bot");
    record("bot", 8);
    record("other", 40);
    assertThat(journeys("bot")).isEqualTo(few).hasSizeLessThanOrEqualTo(16);

    record("bot", 400);
    assertThat(journeys("bot")).hasSizeLessThanOrEqualTo(few.size() + 4);
  }

  /** What was sent; the end of the transaction is one journey more. */
  private List<String> journeys(@Nullable String domain) {
    read(domain);
    sources.forEach(CountingSource::takeSent);
    int trends = read(domain);
    assertThat(trends).isPositive();
    return sources.stream().flatMap(source -> source.takeSent().stream()).toList();
  }

  /** As the server composes it. */
  private int read(@Nullable String domain) {
    LoopStore.Query loops = new LoopStore.Query(null, domain, null, null, null, true, 50, null);
    ChangeStore.Query changes =
        new ChangeStore.Query(domain, null, null, null, true, TimeRange.ALL, 50, null);
    return storage
        .outcomes()
        .atOneMoment(
            moment -> {
              List<double[]> newest = newest(moment, domain);
              moment.events(
                  ACME, new EventQuery(domain, null, null, TimeRange.ALL, Map.of(), 10, null));
              moment.inventory(ACME, domain, 1_000);
              moment.aggregates(ACME, weeks(domain));
              moment.failureClasses(ACME, domain, TimeRange.lastDays(30, NOW), 10);
              storage.loops().list(ACME, loops);
              storage.changes().list(ACME, changes);
              return newest.getFirst().length;
            });
  }

  private List<double[]> newest(OutcomeStore moment, @Nullable String domain) {
    List<Selection> all =
        Stream.of(MetricType.values())
            .map(type -> new Selection(type, domain, null, TimeRange.ALL))
            .toList();
    List<double[]> newest = moment.newest(ACME, all, 20);
    storage.changes().open(ACME, all.subList(0, 4));
    return newest;
  }

  private static List<Selection> weeks(@Nullable String domain) {
    return Stream.of(WeekOverWeek.currentWeek(NOW), WeekOverWeek.previousWeek(NOW))
        .flatMap(
            week ->
                WeekOverWeek.METRIC_TYPES.stream()
                    .map(type -> new Selection(type, domain, null, week)))
        .toList();
  }

  /** Events of every metric type over three weeks, of as many event types. */
  private void record(String domain, int types) {
    List<Sent> events = new ArrayList<>();
    for (int type = 0; type < types; type++) {
      for (MetricType metric : MetricType.values()) {
        events.add(
            Sent.of(domain, "type-" + type, metric, 1)
                .at(NOW.minus(Duration.ofMinutes(700L * type + metric.code()))));
      }
    }
    storage.outcomes().append(List.of(Sent.batch(ACME, events.toArray(Sent[]::new))));
  }
}
