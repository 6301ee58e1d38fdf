package dev.trimtab.benchmarks.load;

import dev.trimtab.outcome.MetricType;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What readers ask. */
enum Question {
  /** Authentication and nothing else: what any answer costs. */
  FLOOR("who am I (floor)", 0, 0),
  TREND_OF_ONE("trend, one domain", 3, 5),
  TREND_OF_ALL("trend, all domains", 3, 5),
  DASHBOARD_OF_ONE("dashboard, one domain", 10, 15),
  DASHBOARD_OF_ALL("dashboard, all domains", 10, 15);

  private static final int DIFFERENT_REQUESTS = 500;

  private final String label;
  private final int embeddedGoalMillis;
  private final int sharedGoalMillis;

  Question(String label, int embeddedGoalMillis, int sharedGoalMillis) {
    this.label = label;
    this.embeddedGoalMillis = embeddedGoalMillis;
    this.sharedGoalMillis = sharedGoalMillis;
  }

  String label() {
    return label;
  }

  /** What 99 of 100 answers should take at most. */
  int goalMillis(Stores stores) {
    return stores.areShared() ? sharedGoalMillis : embeddedGoalMillis;
  }

  /** Requests that ask it of domains and metric types at random. */
  Requests requests(String key, long seed, int domains) {
    SplittableRandom random = new SplittableRandom(seed);
    return Requests.gets(
        key, Stream.generate(() -> path(random, domains)).limit(DIFFERENT_REQUESTS));
  }

  private String path(SplittableRandom random, int domains) {
    MetricType[] metrics = MetricType.values();
    String metric = metrics[random.nextInt(metrics.length)].wireName();
    String domain = Workload.domainName(random.nextInt(domains));
    return switch (this) {
      case FLOOR -> "/v1/me";
      case TREND_OF_ONE -> "/v1/outcomes/trends/" + metric + "?domain=" + domain;
      case TREND_OF_ALL -> "/v1/outcomes/trends/" + metric;
      case DASHBOARD_OF_ONE -> "/v1/outcomes/dashboard?domain=" + domain;
      case DASHBOARD_OF_ALL -> "/v1/outcomes/dashboard";
    };
  }
}
