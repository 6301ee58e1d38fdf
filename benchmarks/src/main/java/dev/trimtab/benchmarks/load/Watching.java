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

/** Batches to a server with detectors and to one without, in turns too short to differ. */
final class Watching {
  private static final int SIZE = 1_000;
  private static final int DIFFERENT_BATCHES = 64;
  private static final int DOMAINS = 20;
  private static final int CONNECTIONS = 4;
  private static final double MOST_PERCENT = 10;
  private static final double ALPHA = 0.05;

  private static final String WITH_STATE = "SELECT count(*) FROM series WHERE length(state) > 0";

  private static final String METHOD =
      """
      1,000 events a request over %d connections, %d domains, to two servers of the same program, one of \
      which leaves detectors out; the other one is idle meanwhile. A turn is a second, the two turns of a \
      pair follow each other, and every other pair begins with the other server, so that a machine whose \
      speed changes within minutes slows both. What counts is the middle of the pairs' ratios; its \
      interval of 95 %% takes pairs for independent. Processor time is of the server in its own turns."""
          .formatted(CONNECTIONS, DOMAINS);

  private final LoadPlan plan;

  Watching(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    LoadPlan.progress("what detectors cost");
    Path watched = plan.newFolder("watched");
    Path unwatched = plan.newFolder("unwatched");
    try (Side with = new Side(plan.program(), watched);
        Side without = new Side(plan.program().unwatching(), unwatched)) {
      with.warmUp();
      without.warmUp();
      long pairs = plan.slices();
      for (long i = 0; i < pairs; i++) {
        (i % 2 == 0 ? with : without).turn();
        (i % 2 == 0 ? without : with).turn();
      }
      check(watched, true);
      check(unwatched, false);
      return section(with, without);
    } finally {
      List.of(watched, unwatched).forEach(plan::delete);
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

    double perSecond() {
      return Round.median(turns).perSecond() * SIZE;
    }

    /** Of an event. */
    double micros() {
      return seconds * 1e6 / (SIZE * turns.stream().mapToLong(Round::answers).sum());
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

  private static Section section(Side with, Side without) {
    double[] costs = costs(with.turns, without.turns);
    int pairs = costs.length;
    return new Section(
        "What detectors cost",
        METHOD,
        List.of(
            Figure.of(
                    "throughput that they take, the middle of %d pairs".formatted(pairs),
                    quantile(costs, 0.5),
                    "%")
                .atMost(MOST_PERCENT),
            Figure.of("events in batches of 1,000", with.perSecond(), "/s")
                .beside("without detectors", without.perSecond()),
            Figure.of("processor time of an event", with.micros(), "µs")
                .beside("without detectors", without.micros())),
        List.of(spread(costs)));
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

  static String spread(double[] costs) {
    Interval middle = MedianInterval.of(costs, ALPHA);
    return String.format(
        Locale.ROOT,
        "Half of the pairs lie within %.1f and %.1f %%; %s.",
        quantile(costs, 0.25),
        quantile(costs, 0.75),
        Double.isInfinite(middle.low())
            ? "they are too few to say where the middle truly lies"
            : String.format(
                Locale.ROOT,
                "the middle truly lies within %.1f and %.1f %%",
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
