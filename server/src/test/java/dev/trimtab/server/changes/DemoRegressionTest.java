package dev.trimtab.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.cli.demo.FleetSimulator;
import dev.trimtab.client.EventIn;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the demonstration's regression is an open change whenever somebody starts it. */
class DemoRegressionTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

  /**
   * Steps of five hours and a little meet each hour of the day and many of its minutes, all week.
   */
  static List<Instant> startsOfAWeek() {
    return IntStream.range(0, 34).mapToObj(i -> MONDAY.plus(Duration.ofMinutes(307L * i))).toList();
  }

  @ParameterizedTest
  @MethodSource("startsOfAWeek")
  void theRegressionIsAnOpenChange(Instant now) {
    FleetSimulator simulator = new FleetSimulator(20_260_101, now);
    String domain = simulator.regression().domain();

    List<Detection> found = changes(domain, simulator.history("acme"), now);

    assertThat(found).isNotEmpty();
    Detection last = found.getLast();
    assertThat(last.kind()).isEqualTo(Detection.Kind.ALARM);
    assertThat(last.direction()).isEqualTo(Direction.DECLINE);
    assertThat(last.at().occurredAtMicros()).isGreaterThan(micros(simulator.regression().since()));
  }

  private static List<Detection> changes(String domain, Iterator<EventIn> history, Instant now) {
    List<EventIn> runs = new ArrayList<>();
    history.forEachRemaining(
        event -> {
          if (event.domain().equals(domain) && event.metricType().equals("success_rate")) {
            runs.add(event);
          }
        });
    SeriesKey series = new SeriesKey(domain, runs.getFirst().eventType(), MetricType.SUCCESS_RATE);
    Samples samples =
        new Samples(
            LongStream.range(0, runs.size()).toArray(),
            runs.stream().mapToLong(run -> micros(run.occurredAt())).toArray(),
            LongStream.generate(() -> micros(now)).limit(runs.size()).toArray(),
            runs.stream().mapToDouble(EventIn::value).toArray());
    return new ChangeDetector((tenant, watched) -> DetectorSettings.standard())
        .fold(new TenantId("acme"), series, null, samples).findings().stream()
            .map(finding -> Detection.decode(finding.content()).orElseThrow())
            .toList();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
