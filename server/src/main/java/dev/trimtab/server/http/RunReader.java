package dev.trimtab.server.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one run of an agent: the events it stands for, all with ids that follow from its own. */
final class RunReader {
  /** Leaves room for the longest metric type behind it. */
  static final int MAX_ID_LENGTH = 180;

  private static final String DEFAULT_EVENT_TYPE = "run";
  private static final int MAX_TEXT_LENGTH = 200;
  private static final double FAILURE_HAPPENED = 1;

  private final byte[] body;
  private final BodyFields fields;
  private final Instant now;

  RunReader(byte[] body, Instant now) {
    this.body = body;
    this.fields = BodyFields.of(body);
    this.now = now;
  }

  /** A run: its id, and its events in the order of the metric types. */
  record Run(String id, List<Submission.Item> events) {}

  /** The field that a measurement of this type comes in. */
  static String fieldOf(MetricType type) {
    return switch (type) {
      case SUCCESS_RATE -> "success";
      case QUALITY_SCORE -> "quality";
      case LATENCY_MS -> "latency_ms";
      case COST_USD -> "cost_usd";
      case FAILURE_CLASS -> "failure_class";
    };
  }

  /**
   * The run.
   *
   * @throws InvalidInputException naming everything that is wrong with it
   */
  Run read(TenantId tenant, DomainRules rules) {
    String id = fields.name("run_id", MAX_ID_LENGTH);
    String domain = fields.ownDomain();
    String eventType = fields.optionalName("event_type", SeriesKey.MAX_NAME_LENGTH);
    Map<MetricType, Double> values = new EnumMap<>(MetricType.class);
    put(values, MetricType.SUCCESS_RATE, success());
    put(values, MetricType.QUALITY_SCORE, fields.optionalNumber("quality"));
    put(values, MetricType.LATENCY_MS, fields.optionalNumber("latency_ms"));
    put(values, MetricType.COST_USD, fields.optionalNumber("cost_usd"));
    String failure = fields.optionalName("failure_class", Metadata.MAX_FAILURE_CLASS_LENGTH);
    put(values, MetricType.FAILURE_CLASS, failure == null ? null : FAILURE_HAPPENED);
    values.forEach(this::check);
    Said said = said(failure);
    Instant occurredAt = occurredAt();
    if (values.isEmpty() && !fields.isFaulty()) {
      fields.fault(
          "success", "is missing, and so are quality, latency_ms, cost_usd and failure_class");
    }
    fields.finish();
    Frame frame =
        new Frame(
            requireNonNull(id),
            requireNonNull(domain),
            eventType == null ? DEFAULT_EVENT_TYPE : eventType,
            occurredAt == null ? now : occurredAt,
            new Submission.Given(true, true, occurredAt != null, said.given()));
    List<Submission.Item> events = new ArrayList<>();
    values.forEach(
        (type, value) -> {
          Submission.Item item = frame.item(type, value, said, now);
          rules.check(tenant, item.event(), Pointers.member(fieldOf(type)));
          events.add(item);
        });
    return new Run(frame.id(), events);
  }

  /** What the events of a run have in common. */
  private record Frame(
      String id, String domain, String eventType, Instant occurredAt, Submission.Given given) {
    Submission.Item item(MetricType type, double value, Said said, Instant now) {
      return new Submission.Item(
          new OutcomeEvent(
              id + ":" + type.wireName(),
              new SeriesKey(domain, eventType, type),
              value,
              occurredAt,
              now,
              type == MetricType.FAILURE_CLASS ? said.ofFailure() : said.ofAll()),
          given);
    }
  }

  /**
   * What was said beside the measurements.
   *
   * @param ofFailure the same, with the class of the failure
   * @param given true where anything was said
   */
  private record Said(Metadata ofAll, Metadata ofFailure, boolean given) {}

  private static void put(Map<MetricType, Double> values, MetricType type, @Nullable Double value) {
    if (value != null) {
      values.put(type, value);
    }
  }

  private @Nullable Double success() {
    JsonNode value = fields.take("success");
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      fields.fault("success", "must be true or false");
      return null;
    }
    return value.booleanValue() ? 1.0 : 0.0;
  }

  private Said said(@Nullable String failureClass) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String key : new String[] {"agent", "version"}) {
      String text = fields.optionalName(key, MAX_TEXT_LENGTH);
      if (text != null) {
        members.put(key, text);
      }
    }
    boolean given = fields.take("metadata") != null || !members.isEmpty();
    RunMetadata metadata = RunMetadata.of(body, fields.faults());
    if (fields.isFaulty()) {
      return new Said(Metadata.NONE, Metadata.NONE, given);
    }
    Metadata ofAll = metadata.with(members);
    if (failureClass == null || fields.isFaulty()) {
      return new Said(ofAll, ofAll, given);
    }
    members.put("failure_class", failureClass);
    return new Said(ofAll, metadata.with(members), given);
  }

  private @Nullable Instant occurredAt() {
    Instant occurredAt = fields.optionalTime("occurred_at");
    if (occurredAt != null) {
      fields.attempt(() -> OutcomeEvent.checkOccurredAt(occurredAt, now));
    }
    return occurredAt;
  }

  private void check(MetricType type, double value) {
    try {
      OutcomeEvent.checkValue(type, value);
    } catch (InvalidInputException invalid) {
      fields.fault(fieldOf(type), invalid.faults().getFirst().detail());
    }
  }
}
