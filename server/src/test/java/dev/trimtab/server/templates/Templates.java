package dev.trimtab.server.templates;

import dev.trimtab.change.Direction;
import dev.trimtab.input.Glob;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.LoopTemplate.OnUndecided;
import dev.trimtab.loop.LoopTemplate.OnWorse;
import dev.trimtab.loop.Patience;
import dev.trimtab.loop.SeriesMatch;
import dev.trimtab.loop.Step;
import dev.trimtab.loop.Trigger;
import dev.trimtab.loop.Verification;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.trend.TrendDirection;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Any template there can be. */
final class Templates {
  private static final Arbitrary<MetricType> METRICS =
      Arbitraries.of(Vocabulary.METRIC_TYPES.values());
  private static final Arbitrary<Double> SHARES =
      Arbitraries.doubles().between(0, true, 1, false).ofScale(15);

  private Templates() {}

  /** What a template says of a loop's end, beside its steps. */
  private record Rest(
      int priority, Verification verification, OnWorse onWorse, OnUndecided onUndecided) {}

  static Arbitrary<LoopTemplate> any() {
    Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').ofLength(5);
    Arbitrary<Rest> rests =
        Combinators.combine(
                Arbitraries.integers().between(0, 100),
                verification(),
                Arbitraries.of(OnWorse.class),
                Arbitraries.of(OnUndecided.class))
            .as(Rest::new);
    return Combinators.combine(names, texts(0, 300), match(), trigger(), patience(), steps(), rests)
        .as(
            (name, description, match, trigger, patience, steps, rest) ->
                new LoopTemplate(
                    name,
                    description,
                    match,
                    trigger,
                    patience,
                    rest.priority(),
                    steps,
                    rest.verification(),
                    rest.onWorse(),
                    rest.onUndecided()));
  }

  /** Texts of all kinds: those that look like something else, with lines, with rare characters. */
  static Arbitrary<String> texts(int least, int most) {
    StringArbitrary strings = Arbitraries.strings().ofMinLength(least).ofMaxLength(most);
    return Arbitraries.oneOf(
        strings.ascii().excludeChars('\0'),
        strings.all().excludeChars('\0').filter(Templates::isWhole),
        strings.withChars("ab \n\t:#-|>'\"\\"),
        strings.withChars("\u0007\u0085\u00a0\u00ad\u2028\ufeff\ufffe\ud7ff\r\n x"),
        Arbitraries.of(
            "true",
            "null",
            "~",
            "12",
            "1e3",
            "0x1F",
            ".nan",
            "no",
            "- a",
            "? b",
            "*c",
            "&d",
            "!e",
            "@f",
            "%g",
            "a: b",
            "a #b",
            "---",
            "...",
            "22:00",
            "[",
            "{",
            "😀 ok",
            " lead",
            "trail ",
            "two\nlines",
            "two\n\nlines\n",
            "  deep\nless\n",
            "many\n\n\n",
            "=",
            "<<"));
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(texts(1, 40), Arbitraries.just("\u200b".repeat(200)))
        .map(text -> text.replaceAll("\\p{Cntrl}|[\\x{80}-\\x{9f}]", "_"))
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<Duration> durations(Duration least, Duration most) {
    return Arbitraries.oneOf(
            Arbitraries.longs()
                .between(least.toSeconds(), most.toSeconds())
                .map(Duration::ofSeconds),
            Arbitraries.longs().between(least.toDays(), most.toDays()).map(Duration::ofDays),
            Arbitraries.longs().between(least.toNanos(), most.toNanos()).map(Duration::ofNanos))
        .filter(length -> length.compareTo(least) >= 0);
  }

  private static Arbitrary<Duration> waits() {
    return durations(Duration.ofMinutes(1), Duration.ofDays(30));
  }

  private static Arbitrary<SeriesMatch> match() {
    return Combinators.combine(
            METRICS.set().ofMinSize(1),
            names().map(Glob::new),
            names().map(Glob::new),
            names().injectNull(0.5),
            Arbitraries.maps(names(), texts(0, 20)).ofMaxSize(4),
            Arbitraries.longs().between(0, Long.MAX_VALUE / 100))
        .as(SeriesMatch::new);
  }

  private static Arbitrary<Trigger> trigger() {
    Arbitrary<Trigger> changes =
        Combinators.combine(Arbitraries.of(Direction.class), SHARES).as(Trigger.OnChangePoint::new);
    Arbitrary<Trigger> directions =
        Combinators.combine(
                Arbitraries.of(TrendDirection.DECLINING, TrendDirection.IMPROVING),
                Arbitraries.integers().between(2, 10_000))
            .as(Trigger.OnDirection::new);
    Arbitrary<Trigger> thresholds =
        Combinators.combine(
                Arbitraries.of(Trigger.Statistic.class),
                Arbitraries.of(Trigger.Side.class),
                Arbitraries.oneOf(
                    Arbitraries.doubles(),
                    Arbitraries.of(-0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e15, -7.0)),
                waits())
            .as(Trigger.OnThreshold::new);
    Arbitrary<Trigger> missing =
        durations(Duration.ofDays(8), Duration.ofDays(30)).map(Trigger.OnNoData::new);
    return Arbitraries.oneOf(
        changes, directions, thresholds, missing, Arbitraries.just(new Trigger.ByHand()));
  }

  private static Arbitrary<Patience> patience() {
    Arbitrary<LocalTime> times =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 1439).map(each -> LocalTime.of(each / 60, each % 60)),
            Arbitraries.longs()
                .between(0, LocalTime.MAX.toNanoOfDay())
                .map(LocalTime::ofNanoOfDay));
    Arbitrary<Patience.QuietHours> quiet =
        Combinators.combine(times, times, Arbitraries.of("UTC", "Europe/Berlin", "+02:00", "Z"))
            .filter((from, until, zone) -> !from.equals(until))
            .as((from, until, zone) -> new Patience.QuietHours(from, until, ZoneId.of(zone)));
    return Combinators.combine(
            durations(Duration.ZERO, Duration.ofDays(7)),
            durations(Duration.ZERO, Duration.ofDays(365)),
            Arbitraries.longs().between(0, 1_000_000),
            quiet.injectNull(0.5))
        .as(Patience::new);
  }

  private static Arbitrary<List<Step>> steps() {
    return Arbitraries.oneOf(
            Combinators.combine(Arbitraries.of(Urgency.class), names(), names().injectNull(0.5))
                .as((Urgency a, String b, String c) -> (Step) new Step.OpenIntake(a, b, c)),
            Combinators.combine(
                    names(), Arbitraries.of(Step.Occasion.class), texts(0, 200).injectNull(0.3))
                .as((String a, Step.Occasion b, String c) -> (Step) new Step.Notify(a, b, c)),
            Combinators.combine(
                    names().list().ofMaxSize(3),
                    Arbitraries.of(true, false),
                    waits(),
                    Arbitraries.of(Step.AtTimeout.class))
                .filter((a, b, c, d) -> !b || d != Step.AtTimeout.APPROVE)
                .as(
                    (List<String> a, Boolean b, Duration c, Step.AtTimeout d) ->
                        (Step) new Step.Approve(a, b, c, d)),
            Combinators.combine(action(), waits())
                .as((Step.Action a, Duration b) -> (Step) new Step.Act(a, b)),
            durations(Duration.ofSeconds(1), Duration.ofDays(30))
                .map(length -> (Step) new Step.Pause(length)))
        .list()
        .ofMaxSize(6)
        .map(
            steps -> {
              List<Step> whole = new ArrayList<>(steps);
              whole.add(new Step.Verify());
              return whole;
            });
  }

  private static Arbitrary<Step.Action> action() {
    return action(action(Arbitraries.just(null)).injectNull(0.3));
  }

  private static Arbitrary<Step.Action> action(Arbitrary<Step.Action> inverse) {
    return Arbitraries.oneOf(
        Combinators.combine(
                names(), names(), Arbitraries.maps(names(), texts(0, 30)).ofMaxSize(3), inverse)
            .as((a, b, c, d) -> (Step.Action) new Step.CallWebhook(a, b, c, d)),
        Combinators.combine(texts(1, 200).filter(text -> !text.isBlank()), inverse)
            .as((a, b) -> (Step.Action) new Step.ByPeople(a, b)));
  }

  private static Arbitrary<Verification> verification() {
    Arbitrary<List<Verification.Guardrail>> guardrails =
        Combinators.combine(names().injectNull(0.5), METRICS, SHARES)
            .as(Verification.Guardrail::new)
            .list()
            .ofMaxSize(3);
    Arbitrary<Duration[]> times =
        Combinators.combine(
                durations(Duration.ZERO, Duration.ofDays(7)),
                durations(Duration.ofMinutes(1), Duration.ofDays(365)))
            .as((settling, deadline) -> new Duration[] {settling, deadline});
    return Combinators.combine(
            names().injectNull(0.5),
            METRICS.injectNull(0.5),
            guardrails,
            SHARES.filter(share -> share > 0),
            Arbitraries.doubles().between(0.5, true, 1, false).ofScale(15),
            times,
            Arbitraries.integers().between(1, 1_000_000),
            names().injectNull(0.5))
        .as(
            (eventType, metric, guarded, effect, confidence, both, minimum, variant) ->
                new Verification(
                    eventType,
                    metric,
                    guarded,
                    effect,
                    confidence,
                    both[0],
                    both[1],
                    minimum,
                    variant));
  }
}
