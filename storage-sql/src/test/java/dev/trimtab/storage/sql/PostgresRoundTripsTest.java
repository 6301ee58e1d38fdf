package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Submission;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.append.SqlEventAppender;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An append sends so many statements, however many events it holds and whatever they touch. */
class PostgresRoundTripsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final int FEW = 10;
  private static final int MANY = 500;
  private static final int SERIES_PER_TENANT = 100_000;

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.makeDatabase();
  private final Dialect dialect = new PostgresDialect();
  private final CountingSource source =
      new CountingSource(new PostgresDatabase(server.settings(database)).writer());
  private final SqlWriter writer = new SqlWriter(source, dialect);
  private SqlEventAppender appender = appender();

  @BeforeEach
  void makeTenantWithEveryMetricType() {
    append(events("first", FEW));
    append(List.of(Sent.success(1)));
  }

  @AfterEach
  void giveBack() {
    writer.close();
    assertThat(Recount.verify(server.url(database, PostgresServer.APPLICATION), new CountingFold()))
        .isEmpty();
    server.giveBack(database);
  }

  @Test
  void ofEventsWhoseSeriesAndClassesAndMinutesAreAllNew() {
    List<String> few = append(events("few", FEW));
    List<String> many = append(events("many", MANY));

    assertThat(many).isEqualTo(few).hasSizeLessThanOrEqualTo(23);
  }

  @Test
  void ofEventsWhoseSeriesAndClassesAndMinutesAreAllThere() {
    append(events("few", FEW));
    append(events("many", MANY));
    appender = appender();
    List<String> few = append(later("few-later", events("few", FEW)));
    appender = appender();
    List<String> many = append(later("many-later", events("many", MANY)));

    assertThat(many).isEqualTo(few).hasSizeLessThanOrEqualTo(19);
  }

  @Test
  void ofEventsThatAreThereAlready() {
    append(events("few", FEW));
    append(events("many", MANY));
    List<String> few = append(events("few", FEW));
    List<String> many = append(events("many", MANY));

    assertThat(many).isEqualTo(few).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void ofEventsWhoseIdsWereMadeHereAndSentBack() {
    List<String> few = append(sentBack(FEW));
    List<String> many = append(sentBack(MANY));

    assertThat(many).isEqualTo(few).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void ofOneEventOfASeriesThatIsKnown() {
    assertThat(append(List.of(Sent.success(0)))).hasSizeLessThanOrEqualTo(8);
  }

  private SqlEventAppender appender() {
    return new SqlEventAppender(writer, dialect, new CountingFold(), SERIES_PER_TENANT);
  }

  private List<String> append(List<Sent> events) {
    source.takeSent();
    appender.append(List.of(Sent.batch(ACME, events.toArray(Sent[]::new))));
    return source.takeSent();
  }

  /** Each of a series, a minute, an id and, where it is a failure, a class of its own. */
  private static List<Sent> events(String name, int count) {
    MetricType[] types = MetricType.values();
    List<Sent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Metadata failure = new Metadata("{\"failure_class\":\"%s\"}".formatted(name + i), name + i);
      events.add(
          Sent.of(name + i, "type-" + i, types[i % types.length], 1)
              .withId(name + "-" + i)
              .at(Sent.NOW.minusSeconds(60L * i))
              .with(failure));
    }
    return events;
  }

  /**
   * With other ids, and a newer minute beside each: so the one that is open moves to the rollups.
   */
  private static List<Sent> later(String name, List<Sent> events) {
    List<Sent> later = new ArrayList<>();
    for (Sent event : events) {
      later.add(event.withId(name + later.size()));
      later.add(event.withId(name + later.size()).at(event.occurredAt().plusSeconds(60)));
    }
    return later;
  }

  private List<Sent> sentBack(int count) {
    List<Sent> fresh = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fresh.add(Sent.success(1));
    }
    List<Sent> back = new ArrayList<>();
    Submission submission = Sent.batch(ACME, fresh.toArray(Sent[]::new));
    for (Appended result : appender.append(List.of(submission)).getFirst()) {
      back.add(Sent.success(1).withId(((Appended.Stored) result).event().id()));
    }
    return back;
  }
}
