package dev.trimtab.storage.kit;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An event as a caller sends it, for tests: what is not said is filled in. Without an id the store
 * gets one made as the server makes them.
 */
public record Sent(
    @Nullable String id, SeriesKey series, double value, Instant occurredAt, Metadata metadata) {
  /** When everything arrives. */
  public static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");

  private static final EventIds IDS = new EventIds(() -> NOW, new Random(1));

  /** A success of domain {@code shop}, now. */
  public static Sent success(double value) {
    return of("shop", "checkout", MetricType.SUCCESS_RATE, value);
  }

  public static Sent of(String domain, String eventType, MetricType type, double value) {
    return new Sent(null, new SeriesKey(domain, eventType, type), value, NOW, Metadata.NONE);
  }

  /** With the caller's own id. */
  public Sent withId(String callersId) {
    return new Sent(callersId, series, value, occurredAt, metadata);
  }

  public Sent in(String domain) {
    SeriesKey other = new SeriesKey(domain, series.eventType(), series.metricType());
    return new Sent(id, other, value, occurredAt, metadata);
  }

  public Sent at(Instant time) {
    return new Sent(id, series, value, time, metadata);
  }

  public Sent with(Metadata said) {
    return new Sent(id, series, value, occurredAt, said);
  }

  /** As one item; every field but the id counts as sent. */
  public Submission.Item item() {
    return item(new Submission.Given(id != null, true, true, true));
  }

  public Submission.Item item(Submission.Given given) {
    String known = id == null ? IDS.next(occurredAt) : id;
    return new Submission.Item(
        new OutcomeEvent(known, series, value, occurredAt, NOW, metadata), given);
  }

  public Submission by(TenantId tenant) {
    return Submission.single(tenant, item());
  }

  /** Several in one call, each on its own. */
  public static Submission batch(TenantId tenant, Sent... events) {
    return new Submission(tenant, Arrays.stream(events).map(Sent::item).toList(), false);
  }

  /** Several in one call, all or none. */
  public static Submission atomic(TenantId tenant, Sent... events) {
    return new Submission(tenant, Arrays.stream(events).map(Sent::item).toList(), true);
  }
}
