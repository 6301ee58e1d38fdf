package dev.trimtab.benchmarks.load;

import dev.trimtab.stat.Interval;
import dev.trimtab.stat.MedianInterval;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Batches to a server with detectors and to one without, in turns too short to differ. */
final class Watching {
  private static final int SIZE = 1_000;
  private static final int DIFFERENT_BATCHES = 64;
  private static final int DOMAINS = 20;
  private static final int CONNECTIONS = 4;
  private static final int LAUNCHES = 6;
  private static final double MOST_PERCENT = 10;
  private static final double ALPHA = 0.05;

  private static final String WITH_STATE = "SELECT count(*) FROM series WHERE length(state) > 0";

  private static final String METHOD =
      """
      1,000 events a request over %d connections, %d domains, to two servers of the same program, one of \
      which leaves detectors out; the other one is idle meanwhile. A turn is a second, the two turns of a \
      pair follow each other, and every other pair begins with the other server, so that a machine whose \
      speed changes within minutes slows both. Both servers are launched %d times, with an empty store: \
      two launches of one program differ too, by what was compiled when. What counts is the middle of the \
      pairs' ratios; its interval is that of the launches' middles. Processor time is of the server in its \
      own turns."""
          .formatted(CONNECTIONS, DOMAINS, LAUNCHES);

  private final LoadPlan plan;

  Watching(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    LoadPlan.progress("what detectors cost");
    long pairs = Math.ceilDiv(plan.slices(), LAUNCHES);
    List<Launch> launches = new ArrayList<>();
    for (int i = 0; i < LAUNCHES; i++) {
      launches.add(launch(pairs));
    }
    return section(launches);
  }

  private Launch launch(long pairs) {
    Path watched = plan.newFolder("watched");
    Path unwatched = plan.newFolder("unwatched");
    try (Side with = new Side(plan.program(), watched);
        Side without = new Side(plan.program().unwatching(), unwatched)) {
      with.warmUp();
      without.warmUp();
      for (long i = 0; i < pairs; i++) {
        (i % 2 == 0 ? with : without).turn();
        (i % 2 == 0 ? without : with).turn();
      }
      check(watched, true);
      check(unwatched, false);
      return new Launch(with.turns(), without.turns());
    } finally {
      List.of(watched, unwatched).forEach(plan::delete);
    }
  }

  /** What one launch of both servers brought. */
  private record Launch(Turns with, Turns without) {
    double[] costs() {
      return Watching.costs(with.rounds, without.rounds);
    }
  }

  /**
   * The turns of a server.
   *
   * @param seconds of processor time that it took for them
   */
  private record Turns(List<Round> rounds, double seconds) {
    static Turns all(List<Turns> each) {
      return new Turns(
          each.stream().flatMap(turns -> turns.rounds.stream()).toList(),
          each.stream().mapToDouble(Turns::seconds).sum());
    }

    double perSecond() {
      return Round.median(rounds).perSecond() * SIZE;
    }

    /** Of an event. */
    double micros() {
      return seconds * 1e6 / (SIZE * rounds.stream().mapToLong(Round::answers).sum());
    }
  }

  /** One of the servers, and what its turns brought. */
  private final class Side implements AutoCloseable {
    private final ServerProcess server;
    private final Requests requests;
    private final List<Round> turns = new ArrayList<>();
    private double seconds;

    Side(Program program, Path folder) {
      server = plan.start(program, folder, Map.of());
      requests =
          Requests.posts(
              "/v1/outcomes/events/batch",
              server.key(),
              Workload.numeric(plan.seed(), DOMAINS).batches(DIFFERENT_BATCHES, SIZE));
    }

    void warmUp() {
      server.generator().run(requests, CONNECTIONS, plan.warmUp());
    }

    void turn() {
      double before = server.usage().totalCpuSeconds();
      turns.add(server.generator().run(requests, CONNECTIONS, plan.slice()));
      seconds += server.usage().totalCpuSeconds() - before;
    }

    Turns turns() {
      return new Turns(turns, seconds);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** The comparison is one only where detectors kept something there, and nothing here. */
  private void check(Path folder, boolean expected) {
    try (Connection connection = plan.stores().open(folder);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WITH_STATE)) {
      row.next();
      if (row.getLong(1) > 0 != expected) {
        throw new IllegalStateException(
            folder + (expected ? " was not watched" : " was watched, as if there were no switch"));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Section section(List<Launch> launches) {
    Turns with = Turns.all(launches.stream().map(Launch::with).toList());
    Turns without = Turns.all(launches.stream().map(Launch::without).toList());
    double[] costs = costs(with.rounds, without.rounds);
    double[] middles =
        launches.stream().mapToDouble(launch -> quantile(launch.costs(), 0.5)).sorted().toArray();
    return new Section(
        "What detectors cost",
        METHOD,
        List.of(
            Figure.of(
                    "throughput that they take, the middle of %d pairs".formatted(costs.length),
                    quantile(costs, 0.5),
                    "%")
                .atMost(MOST_PERCENT),
            Figure.of("events in batches of 1,000", with.perSecond(), "/s")
                .beside("without detectors", without.perSecond()),
            Figure.of("processor time of an event", with.micros(), "µs")
                .beside("without detectors", without.micros())),
        List.of(spread(costs, middles)));
  }

  /** What each pair lost to the detectors, in percent, ascending. */
  static double[] costs(List<Round> with, List<Round> without) {
    double[] costs = new double[with.size()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = 100 * (1 - with.get(i).perSecond() / without.get(i).perSecond());
    }
    Arrays.sort(costs);
    return costs;
  }

  static String spread(double[] costs, double[] middles) {
    Interval middle = MedianInterval.of(middles, ALPHA);
    return String.format(
        Locale.ROOT,
        "Half of the pairs lie within %.1f and %.1f %%. The middle of each launch: %s %%; %s.",
        quantile(costs, 0.25),
        quantile(costs, 0.75),
        Arrays.stream(middles)
            .mapToObj(each -> String.format(Locale.ROOT, "%.1f", each))
            .collect(Collectors.joining(", ")),
        Double.isInfinite(middle.low())
            ? "they are too few to say where the middle of all launches lies"
            : String.format(
                Locale.ROOT,
                "the middle of all launches lies within %.1f and %.1f %%",
                middle.low(),
                middle.high()));
  }

  private static double quantile(double[] ascending, double share) {
    double at = share * (ascending.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
  }
}
