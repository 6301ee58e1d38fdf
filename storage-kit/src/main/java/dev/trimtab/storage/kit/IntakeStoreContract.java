package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.IntakeStore.Place;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.SignalQuality;
import dev.trimtab.intake.Transition;
import dev.trimtab.intake.Urgency;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Intakes are kept as they were made, changed by whoever has seen them last, and found again. */
public abstract class IntakeStoreContract extends StorageContract {
  private static final int MANY = 100;
  private static final SeriesKey SERIES =
      new SeriesKey("shop", "checkout", MetricType.SUCCESS_RATE);

  /** Every field has something in it, and every list something that is not easily kept. */
  private static final Request FULL =
      new Request(
          new Request.Classification(ResearchType.COMPETITIVE, "pricing", Urgency.HIGH),
          new Request.Content(
              "Why is everybody cheaper?",
              "They are.\nBy half, as \\d+ says.",
              "https://example.com/prices",
              LocalDate.parse("2026-02-28")),
          new Request.Relevance(List.of("shop", "C:\\new"), List.of("agent-7"), 10),
          new Request.Analysis(
              List.of("one\ntwo", "three \\n four \\"),
              List.of("ask"),
              List.of("wait", "see"),
              List.of("Δelta")),
          new Request.Tracking(List.of("SHOP-1"), "moves\nall", "2026-Q3"));

  @Test
  void keepsEveryFieldAcrossOpenings() {
    Origin origin =
        new Origin("loop-1", "cp_7", SERIES, new SignalQuality(0.5, 1.0 / 3, 0.25, 0.125));
    Intake full =
        Intake.submitted("i1", FULL, origin, "ann", Sent.NOW)
            .after(
                new Transition(IntakeStatus.TRIAGED, "bob", Sent.NOW.plusSeconds(1), null, null));
    Intake bare = intake("i2", "bare");
    assertThat(add(ACME, full)).isTrue();
    assertThat(add(ACME, bare)).isTrue();
    reopen(limits());

    assertThat(intakes().find(ACME, "i1")).contains(full);
    assertThat(intakes().find(ACME, "i2")).contains(bare);
    assertThat(intakes().find(ACME, "i3")).isEmpty();
    assertThat(audited()).isEqualTo(2);
  }

  @Test
  void changesWhatWasSeenLastAndNothingElse() {
    Intake first = intake("i1", "one");
    add(ACME, first);
    Transition triage =
        new Transition(IntakeStatus.TRIAGED, "bob", Sent.NOW.plusSeconds(9), "why", List.of("do"));

    Intake triaged = intakes().change(ACME, first.after(triage), entry(ACME)).orElseThrow();
    assertThat(triaged.revision()).isEqualTo(1);
    assertThat(triaged.disposition()).isEqualTo(first.after(triage).disposition());
    assertThat(triaged.updatedAt()).isEqualTo(Sent.NOW.plusSeconds(9));
    assertThat(intakes().find(ACME, "i1")).contains(triaged);

    assertThat(intakes().change(ACME, first.with(FULL, Sent.NOW), entry(ACME)))
        .as("of an old revision")
        .isEmpty();
    assertThat(intakes().change(ACME, intake("i9", "none"), entry(ACME))).isEmpty();
    assertThat(audited()).as("only what was stored").isEqualTo(2);

    Intake rewritten =
        intakes().change(ACME, triaged.with(FULL, Sent.NOW), entry(ACME)).orElseThrow();
    assertThat(rewritten.request()).isEqualTo(FULL);
    assertThat(rewritten.revision()).isEqualTo(2);
    assertThat(found(text("THREE"))).as("what is searched changes too").containsExactly("i1");
  }

  @Test
  void aTenantHasSoMany() {
    assertThat(intakes().add(ACME, intake("i1", "one"), 1, entry(ACME))).isTrue();
    assertThat(intakes().add(ACME, intake("i2", "two"), 1, entry(ACME))).isFalse();
    assertThat(intakes().add(GLOBEX, intake("i2", "two"), 1, entry(GLOBEX))).isTrue();
    assertThat(intakes().find(ACME, "i2")).isEmpty();
    assertThat(audited()).isEqualTo(1);
  }

  @Test
  void pagesLeadThroughAllInTheirOrder() {
    add(ACME, intake("i1", "by hand"));
    add(ACME, generated("i2", 0.9));
    add(ACME, generated("i3", 0.1));
    add(ACME, generated("i4", 0.9));
    add(ACME, intake("i5", "by hand"));
    for (int limit : new int[] {1, 2, 4, 5, 6}) {
      assertThat(all(IntakeFilter.ALL, Order.NEWEST, limit))
          .containsExactly("i5", "i4", "i3", "i2", "i1");
      assertThat(all(IntakeFilter.ALL, Order.SIGNAL_QUALITY, limit))
          .containsExactly("i4", "i2", "i3", "i5", "i1");
      assertThat(all(generated(true), Order.SIGNAL_QUALITY, limit))
          .containsExactly("i4", "i2", "i3");
      assertThat(all(generated(false), Order.NEWEST, limit)).containsExactly("i5", "i1");
    }
  }

  @Test
  void aSearchFindsTextsInAnyCaseAndAsTheyAre() {
    add(ACME, Intake.submitted("i1", FULL, null, "ann", Sent.NOW));
    add(ACME, intake("i2", "100 % of ΟΔΟΣ"));

    assertThat(found(text("everybody CHEAPER"))).as("title").containsExactly("i1");
    assertThat(found(text("By HALF"))).as("summary").containsExactly("i1");
    assertThat(found(text("example.com/P"))).as("source").containsExactly("i1");
    assertThat(found(text("oNe\ntWo"))).as("a finding").containsExactly("i1");
    assertThat(found(text("οδος"))).as("another alphabet").containsExactly("i2");
    assertThat(found(text("0 %"))).as("no pattern").containsExactly("i2");
    assertThat(found(text("0_%"))).isEmpty();
    assertThat(found(text("wait"))).as("risks are not searched").isEmpty();
  }

  @Test
  void filtersPickWhatHasAllThatIsAskedFor() {
    Origin origin = new Origin("loop-1", null, SERIES, new SignalQuality(1, 1, 1, 1));
    add(ACME, Intake.submitted("i1", FULL, origin, "ann", Sent.NOW));
    add(ACME, intake("i2", "other"));

    for (IntakeFilter filter :
        List.of(
            new IntakeFilter(
                null, Set.of(), ResearchType.COMPETITIVE, null, null, null, null, null, null),
            new IntakeFilter(null, Set.of(), null, Urgency.HIGH, null, null, null, null, null),
            new IntakeFilter(null, Set.of(), null, null, "pricing", null, null, null, null),
            new IntakeFilter(null, Set.of(), null, null, null, "shop", null, null, null),
            new IntakeFilter(null, Set.of(), null, null, null, "C:\\new", null, null, null),
            new IntakeFilter(null, Set.of(), null, null, null, null, "shop", null, null),
            new IntakeFilter(null, Set.of(), null, null, null, null, null, "loop-1", null))) {
      assertThat(found(filter)).as(filter.toString()).containsExactly("i1");
    }
    assertThat(found(new IntakeFilter(null, Set.of(), null, null, null, "sho", null, null, null)))
        .as("a part of an area")
        .isEmpty();
  }

  @Test
  void listsByAnyOfSeveralStatuses() {
    add(ACME, intake("i1", "one"));
    add(ACME, intake("i2", "two"));
    Intake seen = intakes().find(ACME, "i2").orElseThrow();
    Transition triage = new Transition(IntakeStatus.TRIAGED, "bob", Sent.NOW, null, null);
    intakes().change(ACME, seen.after(triage), entry(ACME));

    assertThat(found(statuses(IntakeStatus.SUBMITTED))).containsExactly("i1");
    assertThat(found(statuses(IntakeStatus.TRIAGED, IntakeStatus.REJECTED))).containsExactly("i2");
    assertThat(found(statuses(IntakeStatus.TRIAGED, IntakeStatus.SUBMITTED)))
        .containsExactly("i2", "i1");
  }

  @Test
  void countsWhatWasGeneratedOfASeries() {
    add(ACME, generated("i1", 0.5));
    add(ACME, intake("i2", "by hand"));
    SeriesKey other = new SeriesKey("shop", "checkout", MetricType.LATENCY_MS);

    assertThat(intakes().count(ACME, SERIES, Sent.NOW)).isEqualTo(1);
    assertThat(intakes().count(ACME, SERIES, Sent.NOW.plusSeconds(1))).isZero();
    assertThat(intakes().count(ACME, other, Sent.NOW)).isZero();
    assertThat(intakes().count(GLOBEX, SERIES, Sent.NOW)).isZero();
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    Intake intake = intake("i1", "secret");
    add(ACME, intake);

    assertThat(intakes().find(GLOBEX, "i1")).isEmpty();
    assertThat(intakes().change(GLOBEX, intake.with(FULL, Sent.NOW), entry(GLOBEX))).isEmpty();
    assertThat(
            intakes().list(GLOBEX, new IntakeStore.Query(text("secret"), Order.NEWEST, 10, null)))
        .isEqualTo(new IntakeStore.Page(List.of(), null));
    assertThat(intakes().find(ACME, "i1")).contains(intake);
    assertThat(add(GLOBEX, intake("i1", "another"))).as("the same id").isTrue();
    assertThat(intakes().find(ACME, "i1")).contains(intake);
  }

  private IntakeStore intakes() {
    return storage().intakes();
  }

  private boolean add(TenantId tenant, Intake intake) {
    return intakes().add(tenant, intake, MANY, entry(tenant));
  }

  private int audited() {
    return storage().audit().entries(ACME, AuditQuery.newest(MANY)).entries().size();
  }

  private List<String> found(IntakeFilter filter) {
    return all(filter, Order.NEWEST, MANY);
  }

  private List<String> all(IntakeFilter filter, Order order, int limit) {
    List<String> ids = new ArrayList<>();
    Place after = null;
    do {
      IntakeStore.Page page =
          intakes().list(ACME, new IntakeStore.Query(filter, order, limit, after));
      assertThat(page.intakes()).hasSizeLessThanOrEqualTo(limit);
      page.intakes().forEach(intake -> ids.add(intake.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private static Intake intake(String id, String title) {
    return intake(id, title, null);
  }

  private static Intake generated(String id, double quality) {
    SignalQuality signal = new SignalQuality(quality, quality, quality, quality);
    return intake(id, "generated", new Origin("loop-1", null, SERIES, signal));
  }

  private static Intake intake(String id, String title, @Nullable Origin origin) {
    Request.Classification classification =
        new Request.Classification(ResearchType.TECHNICAL, "reliability", Urgency.LOW);
    Request.Content content = new Request.Content(title, "", null, null);
    return Intake.submitted(id, Request.of(classification, content), origin, "ann", Sent.NOW);
  }

  private static IntakeFilter text(String text) {
    return new IntakeFilter(text, Set.of(), null, null, null, null, null, null, null);
  }

  private static IntakeFilter statuses(IntakeStatus... statuses) {
    return new IntakeFilter(null, Set.of(statuses), null, null, null, null, null, null, null);
  }

  private static IntakeFilter generated(boolean isGenerated) {
    return new IntakeFilter(null, Set.of(), null, null, null, null, null, null, isGenerated);
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(Sent.NOW, tenant, "ann", null, "intake.put", "i", "{}");
  }
}
