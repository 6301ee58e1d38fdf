package dev.trimtab.server.loops;

import dev.trimtab.change.CauseFinder;
import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.FindingHandler;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.loop.DueLoops;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopInput;
import dev.trimtab.loop.LoopMover;
import dev.trimtab.loop.LoopReporter;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TapeRecorder;
import dev.trimtab.loop.VerificationStanding;
import dev.trimtab.opening.LoopOpener;
import dev.trimtab.opening.SeriesFacts;
import dev.trimtab.opening.StateWatch;
import dev.trimtab.opening.TriggerHolds;
import dev.trimtab.opening.TriggerReader;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.Submission.Given;
import dev.trimtab.outcome.Submission.Item;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.server.templates.StoredTemplates;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Everything that runs loops, over a store of its own, at a time that the test says. */
final class LoopStage implements AutoCloseable {
  static final TenantId ACME = new TenantId("acme");
  static final SeriesKey RUNS = new SeriesKey("bot", "run", MetricType.SUCCESS_RATE);

  final SqliteStorage storage;
  final LoopMover mover;
  final LoopRounds rounds;
  final LoopOpener opener;
  final StateWatch states;
  final StoredTemplates templates;
  final Path file;
  Instant now = Instant.parse("2026-03-02T10:00:00Z");

  /** What the domain has declared. */
  DetectorSettings settings = DetectorSettings.standard();

  private final EventIds ids = new EventIds(() -> now, new Random(1));
  private final Random random = new Random(7);

  LoopStage(Path folder) {
    this(folder, 1_000);
  }

  /** One whose tenant may have so many research requests. */
  LoopStage(Path folder, int mostIntakes) {
    file = folder.resolve("t.db");
    storage =
        SqliteStorage.open(
            SqliteSettings.of(file), new ChangeDetector((tenant, watched) -> settings));
    templates = new StoredTemplates(storage.templates());
    LoopReporter reporter =
        new LoopReporter(
            storage.changes(),
            storage.markers(),
            storage.intakes(),
            storage.lessons(),
            mostIntakes,
            ids::next);
    mover =
        new LoopMover(
            storage.loops(),
            templates,
            reporter,
            new TapeRecorder(storage.outcomes(), storage.changes(), (tenant, watched) -> settings));
    opener =
        new LoopOpener(
            storage.loops(),
            templates,
            new SeriesFacts(storage.outcomes(), storage.domains()),
            ids::next);
    TriggerReader triggers =
        new TriggerReader(
            storage.outcomes(), (tenant, series) -> series.metricType().lessIsBetter());
    states = new StateWatch(storage.loops(), templates, triggers, opener);
    Opening opening =
        new Opening(
            opener,
            states,
            storage.outcomes(),
            storage.changes(),
            (tenant, watched) -> settings,
            (point, loops, at) -> {});
    rounds =
        new LoopRounds(
            storage.loops(),
            storage.templates(),
            opening,
            mover,
            new DueLoops(mover, templates, new TriggerHolds(storage.changes(), states)));
  }

  LoopStage template(String document) {
    String name = document.lines().findFirst().orElseThrow().substring("name: ".length());
    storage.templates().put(ACME, name, document, now, 100, audit("template.put"));
    return this;
  }

  AuditEntry audit(String action) {
    return new AuditEntry(now, ACME, "ana", null, action, "x", "{}");
  }

  /** Environment of the domain. */
  void settings(String environment) {
    storage
        .domains()
        .put(
            ACME,
            new DomainSettings(
                RUNS.domain(), null, null, environment, null, Map.of(), Map.of(), now),
            100,
            audit("domain.put"));
  }

  /** So many outcomes of a series, one a minute, each a success with that chance. */
  void successes(SeriesKey series, int count, double chance) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(series, random.nextDouble() < chance ? 1 : 0, Metadata.NONE));
      now = now.plus(Duration.ofMinutes(1));
    }
    storage.outcomes().append(List.of(new Submission(ACME, items, false)));
  }

  /** The id of what was recorded. */
  String record(SeriesKey series, double value, Metadata metadata) {
    Item item = item(series, value, metadata);
    storage.outcomes().append(List.of(Submission.single(ACME, item)));
    return item.event().id();
  }

  /** Removes every event until yesterday. */
  void sweep() {
    long today = now.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    storage.retention().keepFrom(ACME, new Cutoffs(today, 0, 0, 0));
    while (storage.retention().removeExpired(ACME, 1_000).rows() > 0) {}
  }

  /** What callers see of the verification of a loop. */
  VerificationStanding standing(Loop loop) {
    return storage.loops().tape(ACME, loop.id()).orElseThrow().standing(loop.verdict());
  }

  int sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement once = connection.createStatement()) {
      return once.executeUpdate(statement);
    }
  }

  /** What occurred so long ago and comes now. */
  void recordLate(SeriesKey series, double value, Duration late) {
    OutcomeEvent event =
        new OutcomeEvent(ids.next(now), series, value, now.minus(late), now, Metadata.NONE);
    Item item = new Item(event, new Given(false, true, true, true));
    storage.outcomes().append(List.of(Submission.single(ACME, item)));
  }

  private Item item(SeriesKey series, double value, Metadata metadata) {
    OutcomeEvent event = new OutcomeEvent(ids.next(now), series, value, now, now, metadata);
    return new Item(event, new Given(false, true, true, true));
  }

  /** What the server does from time to time, once. */
  void round() {
    CauseFinder causes =
        new CauseFinder(
            storage.outcomes(), (tenant, watched) -> DetectorSettings.standard(), each -> Map.of());
    FindingHandler handler = new FindingHandler(storage.changes(), causes);
    List<Found> waiting;
    do {
      waiting = storage.changes().waiting(100);
      waiting.forEach(found -> handler.handle(found, now));
    } while (!waiting.isEmpty());
    rounds.match(now);
    rounds.step(now);
    rounds.look(now);
  }

  List<Loop> loops() {
    return storage
        .loops()
        .list(ACME, new LoopStore.Query(null, null, null, null, null, null, 100, null));
  }

  Loop loop() {
    List<Loop> all = new ArrayList<>(loops());
    if (all.size() != 1) {
      throw new AssertionError("one loop was expected, and there are " + all);
    }
    return all.getFirst();
  }

  Loop say(Loop loop, LoopInput input) {
    return mover.move(ACME, loop.id(), input, null, now).orElseThrow();
  }

  @Override
  public void close() {
    storage.close();
  }
}
