package dev.trimtab.server.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.DetectorSettings;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.TemplateSimulation;
import dev.trimtab.loop.Trigger;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.trend.Trend;
import dev.trimtab.trend.TrendDirection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateLibraryTest {
  private static final double SUCCESS = 0.9;

  static Stream<String> names() {
    return TemplateLibrary.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachSaysWhenToUseItWhatItCostsAndWhatItAssumes(String name) {
    LoopTemplate template =
        TemplateReader.read(TemplateLibrary.document(name).orElseThrow()).orThrow();
    assertThat(template.name()).isEqualTo(name);
    assertThat(template.description()).contains("Use it", "It costs", "It assumes");
  }

  @Test
  void tenInTheirOrder() {
    assertThat(TemplateLibrary.templates())
        .hasSize(10)
        .extracting(LoopTemplate::name)
        .isEqualTo(TemplateLibrary.NAMES)
        .startsWith("declining-trend");
    assertThat(TemplateLibrary.document("../schema")).isEmpty();
  }

  @Test
  void everyKindOfTriggerHasAnExample() {
    assertThat(TemplateLibrary.templates())
        .extracting(template -> (Object) template.trigger().getClass())
        .contains((Object[]) Trigger.class.getPermittedSubclasses());
  }

  /** By every way that two times ten runs can end, weighed by its chance. */
  @Test
  void theContractsFalseAlarmsAreAsManyAsItsTemplateSays() {
    double declining = 0;
    for (int older = 0; older <= 10; older++) {
      for (int newer = 0; newer <= 10; newer++) {
        double[] values = new double[20];
        Arrays.fill(values, 0, older, 1);
        Arrays.fill(values, 10, 10 + newer, 1);
        Trend trend = Trend.of(MetricType.SUCCESS_RATE, values);
        if (trend.direction() == TrendDirection.DECLINING) {
          declining += chance(older) * chance(newer);
        }
      }
    }
    LoopTemplate template = TemplateLibrary.templates().getFirst();
    assertThat(template.trigger()).isEqualTo(new Trigger.OnDirection(TrendDirection.DECLINING, 20));
    assertThat(template.description())
        .contains("%d of 100 windows".formatted(Math.round(declining * 100)));
  }

  private static double chance(int successes) {
    double ways = 1;
    for (int i = 0; i < successes; i++) {
      ways = ways * (10 - i) / (i + 1);
    }
    return ways * Math.pow(SUCCESS, successes) * Math.pow(1 - SUCCESS, 10 - successes);
  }

  /** Two hundred days at rest, and as many loops of the contract's kind as the cooldown lets. */
  @Test
  void atRestTheContractOpensLoopsAndSignificanceDoesNot() {
    SplittableRandom random = new SplittableRandom(7);
    SeriesKey series = new SeriesKey("bot", "run", MetricType.SUCCESS_RATE);
    List<OutcomeEvent> events = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i * 864L);
      double value = random.nextDouble() < SUCCESS ? 1 : 0;
      events.add(new OutcomeEvent("e" + i, series, value, at, at, Metadata.NONE));
    }
    var settings = DetectorSettings.standard();
    List<LoopTemplate> templates = TemplateLibrary.templates();
    assertThat(TemplateSimulation.run(templates.get(0), series, events, settings).openings())
        .hasSizeBetween(150, 200);
    assertThat(TemplateSimulation.run(templates.get(1), series, events, settings).openings())
        .isEmpty();
  }
}
