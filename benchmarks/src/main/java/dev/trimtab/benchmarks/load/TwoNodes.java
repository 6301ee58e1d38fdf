package dev.trimtab.benchmarks.load;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two servers that share a store and a machine, against one of them. */
final class TwoNodes {
  private static final int SIZE = 1_000;
  private static final int DIFFERENT_BATCHES = 64;
  private static final int DOMAINS = 20;
  private static final int CONNECTIONS = 8;
  private static final int TENANTS = 8;

  /** The second server has a part of the same processors, so that none can be gained. */
  private static final double GOAL = 1;

  private static final String METHOD =
      """
      1,000 events a request over %d connections, half of them to each of two servers; the ceiling is one \
      of the two with all connections, and the other one idle. In turn; the middle round counts. Each of \
      the two has warmed up by itself. %d domains each. Processor time is that of both servers in all \
      rounds, compiling included, without the database and the load."""
          .formatted(CONNECTIONS, DOMAINS);

  private final LoadPlan plan;

  TwoNodes(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    LoadPlan.progress("two nodes");
    Path folder = plan.newFolder("nodes");
    Path folderOfOther = plan.newFolder("nodes-other");
    List<Figure> figures = new ArrayList<>();
    try (ServerProcess one = plan.start(folder)) {
      List<String> keys =
          IntStream.range(0, TENANTS).mapToObj(tenant -> one.key("tenant-" + tenant)).toList();
      // Started behind the keys, it knows them all.
      try (ServerProcess other = plan.startBeside(folder, folderOfOther)) {
        List<ServerProcess> both = List.of(one, other);
        figures.addAll(measure("one tenant", both, keys.subList(0, 1)));
        figures.addAll(measure(TENANTS + " tenants", both, keys));
      }
    } finally {
      plan.delete(folder);
      plan.delete(folderOfOther);
    }
    return new Section("Two nodes", METHOD, figures, List.of());
  }

  private List<Figure> measure(String tenants, List<ServerProcess> both, List<String> keys) {
    List<InetSocketAddress> addresses = both.stream().map(ServerProcess::address).toList();
    Generator toBoth = new Generator(addresses);
    Requests requests = requests(keys);
    List<Generator> each = addresses.stream().map(Generator::new).toList();
    each.forEach(alone -> alone.run(requests, CONNECTIONS, plan.warmUp()));
    toBoth.run(requests, CONNECTIONS, plan.warmUp());
    Rounds ones = new Rounds(both);
    Rounds twos = new Rounds(both);
    for (int i = 0; i < plan.rounds(); i++) {
      ones.run(each.getFirst(), requests, plan.round());
      twos.run(toBoth, requests, plan.round());
    }
    Round one = Round.median(ones.rounds);
    Round two = Round.median(twos.rounds);
    return List.of(
        Figure.of("two nodes, events of " + tenants, two.perSecond() * SIZE, "/s")
            .beside("one node", one.perSecond() * SIZE)
            .atLeastShare(GOAL),
        Figure.of("two nodes, a batch of " + tenants + ", p99", two.millisAt(99), "ms")
            .beside("one node", one.millisAt(99)),
        Figure.of("two nodes, processor time of an event of " + tenants, twos.micros(), "µs")
            .beside("one node", ones.micros()));
  }

  /** Rounds of one kind, and what they cost both servers. */
  private static final class Rounds {
    private final List<ServerProcess> servers;
    private final List<Round> rounds = new ArrayList<>();
    private double seconds;

    Rounds(List<ServerProcess> servers) {
      this.servers = servers;
    }

    void run(Generator generator, Requests requests, Duration length) {
      double before = used();
      rounds.add(generator.run(requests, CONNECTIONS, length));
      seconds += used() - before;
    }

    private double used() {
      return servers.stream().mapToDouble(server -> server.usage().totalCpuSeconds()).sum();
    }

    /** Of an event. */
    double micros() {
      return seconds * 1e6 / (SIZE * rounds.stream().mapToLong(Round::answers).sum());
    }
  }

  /** Batches of the tenants in turn. */
  private Requests requests(List<String> keys) {
    List<String> batches =
        Workload.numeric(plan.seed(), DOMAINS).batches(DIFFERENT_BATCHES, SIZE).toList();
    return Requests.inTurn(
        IntStream.range(0, batches.size())
            .mapToObj(
                i ->
                    Requests.post(
                        "/v1/outcomes/events/batch", keys.get(i % keys.size()), batches.get(i))));
  }
}
