package dev.trimtab.benchmarks.load;

import dev.trimtab.outcome.MetricType;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that are sent: the same seed gives the same ones. Each domain has one event type, so
 * there are as many series as domains times metric types.
 */
final class Workload {
  /** One event, not yet in JSON. */
  record Event(int domain, MetricType metric, double value, int failure) {
    String domainName() {
      return Workload.domainName(domain);
    }

    String eventType() {
      return "type-" + domain % 3;
    }

    String metadata() {
      String agent = "{\"agent\":\"agent-" + domain % 7;
      return metric == MetricType.FAILURE_CLASS
          ? agent + "\",\"failure_class\":\"class-" + failure + "\"}"
          : agent + "\"}";
    }

    /**
     * As the server takes it.
     *
     * @param occurredAt null for the moment of its arrival
     */
    String json(@Nullable Instant occurredAt) {
      return "{\"domain\":\""
          + domainName()
          + "\",\"event_type\":\""
          + eventType()
          + "\",\"metric_type\":\""
          + metric.wireName()
          + "\",\"value\":"
          + value
          + (occurredAt == null ? "" : ",\"occurred_at\":\"" + occurredAt + "\"")
          + ",\"metadata\":"
          + metadata()
          + "}";
    }
  }

  private static final int FAILURE_CLASSES = 12;

  private static final List<MetricType> NUMERIC =
      List.of(
          MetricType.SUCCESS_RATE,
          MetricType.QUALITY_SCORE,
          MetricType.LATENCY_MS,
          MetricType.COST_USD);

  private final SplittableRandom random;
  private final int domains;
  private final List<MetricType> metrics;

  private Workload(long seed, int domains, List<MetricType> metrics) {
    this.random = new SplittableRandom(seed);
    this.domains = domains;
    this.metrics = metrics;
  }

  static String domainName(int domain) {
    return "domain-" + (100_000 + domain);
  }

  /** Events of all metric types. */
  static Workload mixed(long seed, int domains) {
    return new Workload(seed, domains, List.of(MetricType.values()));
  }

  /** Events of all metric types but failure classes, which need tables of their own. */
  static Workload numeric(long seed, int domains) {
    return new Workload(seed, domains, NUMERIC);
  }

  Event next() {
    int domain = random.nextInt(domains);
    MetricType metric = metrics.get(random.nextInt(metrics.size()));
    return new Event(domain, metric, value(metric), random.nextInt(FAILURE_CLASSES));
  }

  private double value(MetricType metric) {
    return switch (metric) {
      case SUCCESS_RATE -> random.nextInt(10) == 0 ? 0 : 1;
      case QUALITY_SCORE -> Math.round(random.nextDouble(0.5, 1) * 1000) / 1000.0;
      case LATENCY_MS -> Math.round(200 * Math.exp(random.nextGaussian() * 0.5));
      case COST_USD -> Math.round(random.nextDouble(0.001, 0.2) * 1e4) / 1e4;
      case FAILURE_CLASS -> 1;
    };
  }

  List<Event> next(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  /** Single events that happen when they arrive. */
  Stream<String> singles(int count) {
    return Stream.generate(() -> next().json(null)).limit(count);
  }

  /** Batches of events that happen when they arrive. */
  Stream<String> batches(int count, int size) {
    return Stream.generate(() -> singles(size).collect(Collectors.joining(",", "[", "]")))
        .limit(count);
  }
}
