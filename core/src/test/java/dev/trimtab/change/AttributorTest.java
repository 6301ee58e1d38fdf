package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.stat.Suspect;
import dev.trimtab.tenant.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AttributorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  private final SplittableRandom random = new SplittableRandom(4);

  private static Detection alarm(Direction direction, double typical) {
    return new Detection(
        Detection.Kind.ALARM,
        direction,
        new Detection.Moment(2, 2),
        new Detection.Moment(1, 1),
        new Detection.Baseline(
            Detection.BaselineKind.FLAT, new Detection.Level(0.9, 200), typical, 2 * typical),
        new Detection.Level(0, 20),
        new Detection.Evidence(0, 9, Sensitivity.Basis.CALIBRATED));
  }

  /** Samples of agents a, b and c in turn; what b measures lies apart. */
  private List<PastSample> samples(int count, double usual, double ofB) {
    List<PastSample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String agent = List.of("a", "b", "c").get(i % 3);
      double value = agent.equals("b") ? ofB : usual;
      samples.add(new PastSample(NOW, value, Map.of("agent", agent, "call", String.valueOf(i))));
    }
    return samples;
  }

  private List<PastSample> outcomes(int count, double usual, double ofB) {
    return samples(count, 0, 0).stream()
        .map(
            each -> {
              double chance = each.labels().get("agent").equals("b") ? ofB : usual;
              return new PastSample(NOW, random.nextDouble() < chance ? 1 : 0, each.labels());
            })
        .toList();
  }

  private static Map<String, String> first(Attribution attribution) {
    return attribution.causes().getFirst().slice();
  }

  @Test
  void aDeclineOfSuccessesComesFromWhereFailuresAre() {
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, Double.NaN), MetricType.SUCCESS_RATE, null, 2);

    Attribution found =
        attributor.attribute(outcomes(600, 0.9, 0.9), outcomes(90, 0.9, 0.1), List.of());

    assertThat(first(found)).isEqualTo(Map.of("agent", "b"));
    Suspect cause = found.causes().getFirst();
    assertThat(cause.share()).isGreaterThan(0.8);
    assertThat(cause.observed()).isGreaterThan(20);
    assertThat(cause.expected()).isLessThan(6);
    assertThat(found.samples()).isEqualTo(90);
    assertThat(found.pastSamples()).isEqualTo(600);
    assertThat(found.dimensions()).containsExactly("agent", "call");
    assertThat(found.limited()).isEmpty();
  }

  @Test
  void anImprovementComesFromWhereSuccessesAre() {
    Attributor attributor =
        new Attributor(alarm(Direction.IMPROVEMENT, Double.NaN), MetricType.SUCCESS_RATE, null, 2);

    Attribution found =
        attributor.attribute(outcomes(600, 0.3, 0.3), outcomes(90, 0.3, 0.95), List.of());

    assertThat(first(found)).isEqualTo(Map.of("agent", "b"));
  }

  @Test
  void slowCallsAreThoseAboveWhatWasTypical() {
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, 100), MetricType.LATENCY_MS, null, 2);

    Attribution found = attributor.attribute(samples(600, 90, 90), samples(90, 90, 1e9), List.of());

    assertThat(first(found)).isEqualTo(Map.of("agent", "b"));
    assertThat(found.causes().getFirst().observed()).as("calls, not their time").isEqualTo(30);
  }

  @Test
  void ofScoresTheWrongEndCounts() {
    ScoreScale errors = new ScoreScale(0, 10, true);
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, Double.NaN), MetricType.QUALITY_SCORE, errors, 2);

    Attribution found = attributor.attribute(samples(600, 1, 1), samples(90, 1, 9), List.of());

    assertThat(first(found)).isEqualTo(Map.of("agent", "b"));
  }

  @Test
  void nothingStandsOutWhereNothingChanged() {
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, Double.NaN), MetricType.SUCCESS_RATE, null, 2);

    Attribution found =
        attributor.attribute(outcomes(600, 0.9, 0.9), outcomes(90, 0.9, 0.9), List.of());

    assertThat(found.causes()).isEmpty();
  }

  @Test
  void aKeyWithOneValueForAllExplainsNothing() {
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, Double.NaN), MetricType.SUCCESS_RATE, null, 2);

    Attribution found =
        attributor.attribute(
            simulated(outcomes(600, 0.9, 0.9)), simulated(outcomes(90, 0.9, 0.1)), List.of());

    assertThat(found.dimensions()).containsExactly("agent", "call");
    assertThat(first(found)).isEqualTo(Map.of("agent", "b"));
  }

  private static List<PastSample> simulated(List<PastSample> samples) {
    return samples.stream()
        .map(
            each -> {
              Map<String, String> labels = new HashMap<>(each.labels());
              labels.put("a_constant", "true");
              return new PastSample(each.occurredAt(), each.value(), labels);
            })
        .toList();
  }

  @Test
  void keysBeyondTheBoundAreLeftOutAndThatIsSaid() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < Attributor.DIMENSIONS + 3; i++) {
      many.put("key" + i, "x");
    }
    List<PastSample> now = List.of(new PastSample(NOW, 0, many), new PastSample(NOW, 1, Map.of()));
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, Double.NaN), MetricType.SUCCESS_RATE, null, 2);

    Attribution found = attributor.attribute(List.of(), now, List.of(Attribution.Limit.ROWS));

    assertThat(found.dimensions()).hasSize(Attributor.DIMENSIONS);
    assertThat(found.limited())
        .containsExactly(
            Attribution.Limit.ROWS, Attribution.Limit.DIMENSIONS, Attribution.Limit.COMBINATIONS);
  }

  /** Three keys of which only together one combination is bad, and others that say nothing. */
  private List<PastSample> crossed(int count, double chance, int others) {
    List<PastSample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> labels = new HashMap<>();
      for (String key : List.of("agent", "region", "tool")) {
        labels.put(key, key.charAt(0) + String.valueOf(random.nextInt(3)));
      }
      for (int other = 0; other < others; other++) {
        labels.put("key" + other, String.valueOf(random.nextInt(4)));
      }
      boolean isThere = labels.get("agent").equals("a1") && labels.get("region").equals("r2");
      double success = isThere ? chance : 0.95;
      samples.add(new PastSample(NOW, random.nextDouble() < success ? 1 : 0, labels));
    }
    return samples;
  }

  private Attribution ofCrossed(int depth, int others) {
    return new Attributor(
            alarm(Direction.DECLINE, Double.NaN), MetricType.SUCCESS_RATE, null, depth)
        .attribute(crossed(3000, 0.95, others), crossed(600, 0.1, others), List.of());
  }

  @Test
  void aCauseOfTwoKeysIsNamedByBoth() {
    assertThat(first(ofCrossed(2, 0))).isEqualTo(Map.of("agent", "a1", "region", "r2"));
    assertThat(first(ofCrossed(3, 0))).isEqualTo(Map.of("agent", "a1", "region", "r2"));
    assertThat(first(ofCrossed(1, 0))).hasSize(1);
  }

  @Test
  void ofManyKeysThoseThatStandOutAreLookedAtTogether() {
    Attribution pairs = ofCrossed(2, 9);

    assertThat(first(pairs)).isEqualTo(Map.of("agent", "a1", "region", "r2"));
    assertThat(pairs.dimensions()).hasSize(12);
    assertThat(pairs.limited()).containsExactly(Attribution.Limit.COMBINATIONS);
    assertThat(first(ofCrossed(3, 9))).isEqualTo(Map.of("agent", "a1", "region", "r2"));
    assertThat(ofCrossed(1, 9).limited()).isEmpty();
  }

  @Test
  void anAttributionIsReadAsItWasWritten() {
    Attributor attributor =
        new Attributor(alarm(Direction.DECLINE, Double.NaN), MetricType.SUCCESS_RATE, null, 2);
    Attribution found =
        attributor.attribute(
            outcomes(600, 0.9, 0.9),
            outcomes(90, 0.9, 0.1),
            List.of(Attribution.Limit.PAST, Attribution.Limit.ROWS));
    byte[] content = found.encode();

    assertThat(Attribution.decode(content)).contains(found);
    for (int length = 0; length < content.length; length++) {
      assertThat(Attribution.decode(Arrays.copyOf(content, length))).as("cut").isEmpty();
    }
    content[0]++;
    assertThat(Attribution.decode(content)).as("of another version").isEmpty();
  }
}
