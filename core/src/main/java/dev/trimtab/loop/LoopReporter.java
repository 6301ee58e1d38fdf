package dev.trimtab.loop;

import dev.trimtab.change.Attribution;
import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.context.Marker;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.input.Text;
import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.SignalQuality;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.stat.Suspect;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a loop leaves to people: research requests with what is known, and at its end a
 * lesson. Reads only. Thread-safe.
 */
public final class LoopReporter {
  private static final Duration RECENT = Duration.ofDays(30);
  private static final Duration SUSPECT = Duration.ofDays(1);
  private static final int MOST_MARKERS = 5;
  private static final int MOST_LESSONS = 3;

  private final ChangeStore changes;
  private final MarkerStore markers;
  private final IntakeStore intakes;
  private final LessonStore lessons;
  private final int mostIntakes;
  private final Function<Instant, String> ids;

  /**
   * A reporter.
   *
   * @param mostIntakes how many research requests a tenant may have
   * @param ids makes an id for what is written then
   */
  public LoopReporter(
      ChangeStore changes,
      MarkerStore markers,
      IntakeStore intakes,
      LessonStore lessons,
      int mostIntakes,
      Function<Instant, String> ids) {
    this.changes = changes;
    this.markers = markers;
    this.intakes = intakes;
    this.lessons = lessons;
    this.mostIntakes = mostIntakes;
    this.ids = ids;
  }

  int mostIntakes() {
    return mostIntakes;
  }

  /**
   * A move, without its research requests where these would be too many: it goes on all the same.
   */
  Move fitting(TenantId tenant, Move move) {
    int asked = move.requests().size();
    if (asked == 0 || intakes.count(tenant) + asked <= mostIntakes) {
      return move;
    }
    return move.withoutRequests(
        "no research request is opened: there are %,d, the most a tenant may have"
            .formatted(mostIntakes));
  }

  /** The research requests that a move opens. */
  List<Intake> intakes(TenantId tenant, Move move, LoopTemplate template, Instant now) {
    return move.requests().stream()
        .map(asked -> intake(tenant, move.loop(), asked, template, now))
        .toList();
  }

  private Intake intake(
      TenantId tenant, Loop loop, Step.OpenIntake asked, LoopTemplate template, Instant now) {
    Optional<ChangePoint> point = changePoint(tenant, loop);
    String title = asked.title() == null ? title(loop) : asked.title();
    Request request =
        new Request(
            new Request.Classification(ResearchType.INTERNAL, asked.category(), asked.urgency()),
            new Request.Content(
                title,
                loop.cause().seen(),
                "loop " + loop.id() + " of template " + template.name(),
                now.atZone(ZoneOffset.UTC).toLocalDate()),
            new Request.Relevance(List.of(loop.series().domain()), List.of(), null),
            new Request.Analysis(
                findings(tenant, point.orElse(null)), helped(tenant, loop), List.of(), List.of()),
            Request.Tracking.NONE);
    Origin origin =
        new Origin(
            loop.id(),
            point.map(found -> found.id().toString()).orElse(null),
            loop.series(),
            signal(tenant, loop, point.orElse(null), template, now));
    return Intake.submitted(ids.apply(now), request, origin, LoopEntry.ITSELF, now);
  }

  private Optional<ChangePoint> changePoint(TenantId tenant, Loop loop) {
    return loop.cause().changePoint().isPresent()
        ? changes.find(tenant, new ChangeId(loop.cause().position(), 0))
        : Optional.empty();
  }

  private static String title(Loop loop) {
    return fit(
        "%s of %s in %s"
            .formatted(
                loop.series().metricType().wireName(),
                loop.series().eventType(),
                loop.series().domain()),
        Request.MAX_NAME_LENGTH);
  }

  /** Where a change comes from, and what was done to its domain just before. */
  private List<String> findings(TenantId tenant, @Nullable ChangePoint point) {
    List<String> findings = new ArrayList<>();
    if (point == null) {
      return findings;
    }
    Attribution attribution = point.attribution();
    if (attribution != null) {
      attribution.causes().forEach(cause -> findings.add(words(cause)));
    }
    Instant since = point.onset().earliest().minus(SUSPECT);
    TimeRange range =
        new TimeRange(
            since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since,
            point.onset().latest().plusNanos(1_000));
    MarkerStore.Query query =
        new MarkerStore.Query(point.watched().domain(), range, MOST_MARKERS, null);
    markers.markers(tenant, query).markers().forEach(marker -> findings.add(words(marker)));
    return findings;
  }

  private static String words(Suspect cause) {
    String slice =
        cause.slice().entrySet().stream()
            .map(bound -> bound.getKey() + "=" + bound.getValue())
            .collect(Collectors.joining(", "));
    return fit(
        "%s holds %.0f %% of what is more than usual".formatted(slice, cause.share() * 100),
        Request.MAX_ITEM_LENGTH);
  }

  private static String words(Marker marker) {
    return fit(
        "%s at %s: %s"
            .formatted(
                marker.kind().name().toLowerCase(Locale.ROOT), marker.occurredAt(), marker.label()),
        Request.MAX_ITEM_LENGTH);
  }

  /** What helped before, where something did. */
  private List<String> helped(TenantId tenant, Loop loop) {
    return lessons.similar(tenant, loop.series(), MOST_LESSONS).stream()
        .filter(Lesson::isProven)
        .map(
            lesson ->
                fit(
                    "seen before, this helped: %s (lesson %s)"
                        .formatted(lesson.content().action(), lesson.id()),
                    Request.MAX_ITEM_LENGTH))
        .toList();
  }

  /** Of what was no change point, nothing is known to be significant. */
  private SignalQuality signal(
      TenantId tenant, Loop loop, @Nullable ChangePoint point, LoopTemplate template, Instant now) {
    int earlier = intakes.count(tenant, loop.series(), now.minus(RECENT));
    if (point == null) {
      return SignalQuality.of(0, 0, 0, earlier);
    }
    double distance =
        Math.abs(point.alarm().current().mean() - point.alarm().baseline().level().mean());
    double usual = Math.abs(point.alarm().baseline().level().mean());
    double share = usual == 0 ? distance : distance / usual;
    return SignalQuality.of(
        point.alarm().evidence().height() + point.alarm().evidence().threshold(),
        share / template.verification().effect(),
        point.alarm().current().count(),
        earlier);
  }

  /** What is learned where a loop ends of which something was shown or done. */
  Optional<Lesson> lesson(TenantId tenant, Move move, LoopTemplate template, Instant now) {
    Loop loop = move.loop();
    boolean ends = !loop.isOpen() && move.entries().stream().anyMatch(each -> !each.from().isEnd());
    if (!ends || (loop.verdict() == null && loop.action() == null)) {
      return Optional.empty();
    }
    Verdict verdict = loop.verdict();
    boolean isClaim = verdict != null && verdict != Verdict.UNDECIDED;
    Lesson.Content content =
        new Lesson.Content(
            loop.cause().seen(),
            fit(done(loop, template), Lesson.MAX_TEXT_LENGTH),
            fit(result(move), Lesson.MAX_TEXT_LENGTH),
            null,
            List.of(loop.series().metricType().wireName(), loop.template()),
            isClaim ? template.verification().confidence() : null);
    Lesson.About about =
        new Lesson.About(
            loop.series(),
            loop.template(),
            loop.id(),
            verdict == null ? null : LessonVerdict.valueOf(verdict.name()));
    return Optional.of(Lesson.draft(ids.apply(now), content, about, LoopEntry.ITSELF, now));
  }

  private static String done(Loop loop, LoopTemplate template) {
    int reached =
        loop.standing().isUndoing() ? template.steps().size() : loop.standing().step() + 1;
    String done =
        template.steps().subList(0, Math.clamp(reached, 0, template.steps().size())).stream()
            .filter(Step.Act.class::isInstance)
            .map(step -> words(((Step.Act) step).action()))
            .collect(Collectors.joining("; "));
    return done.isEmpty() ? "nothing was changed by the loop" : done;
  }

  private static String words(Step.Action action) {
    return switch (action) {
      case Step.CallWebhook call -> call.name() + " over channel " + call.channel();
      case Step.ByPeople people -> people.instructions();
    };
  }

  private static String result(Move move) {
    return move.entries().stream().map(LoopEntry::why).collect(Collectors.joining("; "));
  }

  private static String fit(String text, int most) {
    return Text.cut(text, most);
  }
}
