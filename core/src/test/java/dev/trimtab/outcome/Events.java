package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Events and submissions for tests. */
final class Events {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final SeriesKey SERIES = new SeriesKey("bot", "invoke", MetricType.SUCCESS_RATE);
  static final Submission.Given NOTHING_GIVEN = new Submission.Given(false, true, false, false);

  private Events() {}

  static Submission.Item item(String id) {
    return new Submission.Item(
        new OutcomeEvent(id, SERIES, 1, NOW, NOW, Metadata.NONE), NOTHING_GIVEN);
  }

  static Submission single(TenantId tenant, String id) {
    return Submission.single(tenant, item(id));
  }

  static Submission batch(TenantId tenant, String prefix, int size, boolean atomic) {
    List<Submission.Item> items = IntStream.range(0, size).mapToObj(i -> item(prefix + i)).toList();
    return new Submission(tenant, items, atomic);
  }
}
