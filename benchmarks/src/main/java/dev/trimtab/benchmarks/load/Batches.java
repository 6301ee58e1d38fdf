package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Batches of 1,000 through HTTP against a bare JDBC loader. */
final class Batches {
  private static final int SIZE = 1_000;
  private static final int DIFFERENT_BATCHES = 64;
  private static final int DOMAINS = 20;
  private static final int CONNECTIONS = 4;
  private static final double GOAL = 0.7;

  private static final String METHOD =
      """
      1,000 events a request over %d connections, answered after the commit is durable. The ceiling is \
      a bare JDBC loader on one thread: the server's own schema, durability and batch size, and no HTTP, \
      no JSON, no checks, no reads. Where the database is not in the process it sends arrays, which \
      `unnest` makes rows of. It comes in two kinds: all that an append writes (events, totals, \
      rollups with sketches, folds), and events with their indexes alone. %d domains; all in turn; the \
      middle round counts."""
          .formatted(CONNECTIONS, DOMAINS);

  private final LoadPlan plan;

  Batches(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    LoadPlan.progress("batches of " + SIZE);
    Path folder = plan.newFolder("batches");
    Path ofWhole = newStore("batches-whole");
    Path ofEvents = newStore("batches-events");
    try (ServerProcess server = plan.start(folder);
        BareLoader whole = new BareLoader(plan.stores(), ofWhole, true);
        BareLoader events = new BareLoader(plan.stores(), ofEvents, false)) {
      return measure(server, whole, events);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      List.of(folder, ofWhole, ofEvents).forEach(plan::delete);
    }
  }

  /** A store that a server has made and left. */
  private Path newStore(String name) {
    Path folder = plan.newFolder(name);
    plan.start(folder).close();
    return folder;
  }

  private Section measure(ServerProcess server, BareLoader whole, BareLoader events)
      throws SQLException {
    Requests requests =
        Requests.posts(
            "/v1/outcomes/events/batch",
            server.key(),
            Workload.numeric(plan.seed(), DOMAINS).batches(DIFFERENT_BATCHES, SIZE));
    Workload workload = Workload.numeric(plan.seed(), DOMAINS);
    List<List<Workload.Event>> batches =
        Stream.generate(() -> workload.next(SIZE)).limit(DIFFERENT_BATCHES).toList();
    Generator generator = server.generator();
    load(whole, batches, plan.warmUp().toNanos());
    load(events, batches, plan.warmUp().toNanos());
    generator.run(requests, CONNECTIONS, plan.warmUp());
    List<Double> wholes = new ArrayList<>();
    List<Double> bares = new ArrayList<>();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < plan.rounds(); i++) {
      wholes.add(load(whole, batches, plan.round().toNanos()));
      bares.add(load(events, batches, plan.round().toNanos()));
      rounds.add(generator.run(requests, CONNECTIONS, plan.round()));
    }
    Round round = Round.median(rounds);
    double perSecond = round.perSecond() * SIZE;
    return new Section(
        "Batches",
        METHOD,
        List.of(
            Figure.of("events in batches of 1,000", perSecond, "/s")
                .beside("bare loader, all it writes", median(wholes))
                .atLeastShare(GOAL),
            Figure.of("events in batches of 1,000", perSecond, "/s")
                .beside("bare loader, events alone", median(bares)),
            Figure.of("a batch, p50", round.millisAt(50), "ms"),
            Figure.of("a batch, p99", round.millisAt(99), "ms")),
        List.of());
  }

  /** Events a second over that time. */
  private static double load(BareLoader loader, List<List<Workload.Event>> batches, long nanos)
      throws SQLException {
    long start = System.nanoTime();
    long loaded = 0;
    while (System.nanoTime() - start < nanos) {
      loader.load(batches.get((int) (loaded % batches.size())));
      loaded++;
    }
    return loaded * SIZE / ((System.nanoTime() - start) / 1e9);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
