package dev.trimtab.cli.demo;

import static java.util.stream.Collectors.toMap;

import dev.trimtab.client.DomainIn;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.MarkerIn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A simulated fleet at a moment: its history up to then, and live runs from then on. The same seed
 * and the same moment give the same events. Not thread-safe.
 */
public final class FleetSimulator {
  /** How far back the history goes. */
  public static final Duration HISTORY = Duration.ofDays(14);

  private static final List<Duration> RELEASES = List.of(Duration.ofDays(10), Duration.ofDays(3));
  private static final double LATE = 0.03;
  private static final Duration LATEST = Duration.ofHours(6);
  private static final Duration LATEST_LIVE = Duration.ofMinutes(90);

  private final Fleet fleet;
  private final Instant now;
  private final long seed;
  private final SplittableRandom random;
  private final RunSimulator liveRuns;
  private long liveCount;

  public FleetSimulator(long seed, Instant now) {
    this.fleet = Fleet.at(now);
    this.now = now;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.liveRuns = new RunSimulator(fleet.regression(), random);
  }

  /** The names of the tenants. */
  public List<String> tenants() {
    return fleet.tenants();
  }

  /** What is going wrong, and since when. */
  public Regression regression() {
    return fleet.regression();
  }

  /** Whose the regression is. */
  public String tenantOfRegression() {
    return fleet.workloads().stream()
        .filter(workload -> workload.domain().equals(fleet.regression().domain()))
        .findFirst()
        .orElseThrow()
        .tenant();
  }

  /**
   * Two weeks of events of a tenant in the order of their arrival: most as they happened, one run
   * in thirty up to six hours late. All times are before the simulator's moment.
   */
  public Iterator<EventIn> history(String tenant) {
    List<Arrived> arrived = new ArrayList<>();
    for (Workload workload : fleet.workloadsOf(tenant)) {
      arrived.addAll(historyOf(workload));
    }
    arrived.sort(Comparator.comparing(Arrived::at));
    return arrived.stream().flatMap(run -> run.events().stream()).iterator();
  }

  /** What people did to a tenant's workloads: each released twice, and one given a new prompt. */
  public List<MarkerIn> markers(String tenant) {
    List<MarkerIn> markers = new ArrayList<>();
    for (String domain : domains(tenant)) {
      for (Duration ago : RELEASES) {
        Instant time = now.minus(ago).truncatedTo(ChronoUnit.HOURS);
        String id = "sim:" + domain + ":release:" + ago.toDays();
        markers.add(new MarkerIn(id, domain, "deploy", "release (simulated)", null, time, null));
      }
    }
    if (tenant.equals(tenantOfRegression())) {
      Regression wrong = regression();
      String label = wrong.version() + " (simulated)";
      String id = "sim:" + wrong.domain() + ":prompt";
      markers.add(
          new MarkerIn(id, wrong.domain(), "prompt", label, wrong.version(), wrong.since(), null));
    }
    return markers;
  }

  /** The workloads of a tenant. */
  public List<String> domains(String tenant) {
    return fleet.workloadsOf(tenant).stream().map(Workload::domain).toList();
  }

  /** What is known of each workload of a tenant: where it runs, and that nobody's it is. */
  public Map<String, DomainIn> settings(String tenant) {
    return fleet.workloadsOf(tenant).stream()
        .collect(toMap(Workload::domain, FleetSimulator::settings));
  }

  private static DomainIn settings(Workload workload) {
    return new DomainIn("simulated", null, workload.environment(), null, null, null);
  }

  /** The events of the next live run, whoever's; one in thirty is up to 90 minutes late. */
  public LiveRun live(Instant at) {
    Workload workload = pickByVolume();
    Instant happened = at.minus(lateness(random, LATEST_LIVE));
    String id = "sim:live:" + now.getEpochSecond() + ":" + liveCount++;
    return new LiveRun(workload.tenant(), workload.domain(), liveRuns.run(workload, happened, id));
  }

  private List<Arrived> historyOf(Workload workload) {
    RandomGenerator own =
        new SplittableRandom(seed ^ ((long) workload.domain().hashCode() << Integer.SIZE));
    RunSimulator runs = new RunSimulator(fleet.regression(), own);
    Arrivals times = new Arrivals(workload.runsPerDay(), now.minus(HISTORY), now, own);
    List<Arrived> history = new ArrayList<>();
    while (times.hasNext()) {
      Instant time = times.next();
      String id = "sim:" + workload.domain() + ":" + history.size();
      history.add(new Arrived(time.plus(lateness(own, LATEST)), runs.run(workload, time, id)));
    }
    return history;
  }

  private static Duration lateness(RandomGenerator random, Duration most) {
    return random.nextDouble() < LATE
        ? Duration.ofSeconds(random.nextLong(most.toSeconds()))
        : Duration.ZERO;
  }

  private Workload pickByVolume() {
    int all = fleet.workloads().stream().mapToInt(Workload::runsPerDay).sum();
    int place = random.nextInt(all);
    for (Workload workload : fleet.workloads()) {
      place -= workload.runsPerDay();
      if (place < 0) {
        return workload;
      }
    }
    throw new AssertionError("the volumes add up to " + all);
  }

  /** A run and when the server would have heard of it. */
  private record Arrived(Instant at, List<EventIn> events) {}

  /** The events of one run, and whose they are. */
  public record LiveRun(String tenant, String domain, List<EventIn> events) {
    public LiveRun {
      events = List.copyOf(events);
    }
  }
}
