package dev.trimtab.server.loops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.QueueFullException;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.server.channels.SendResult;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Records the verdict of a loop that has ended as an outcome of its template. The event has the id
 * of the delivery, and says the same each time, so that it is stored once however often it is sent.
 */
@Singleton
final class VerdictRecorder {
  private static final double SUCCESS = 1;
  private static final double NO_SUCCESS = 0;

  private final LoopStore loops;
  private final Recorder recorder;

  VerdictRecorder(LoopStore loops, Recorder recorder) {
    this.loops = loops;
    this.recorder = recorder;
  }

  /**
   * Records it.
   *
   * @throws StorageException where it may or may not be stored; it is to be tried again
   */
  SendResult record(TenantId tenant, Delivery delivery, Instant now) {
    Optional<OutcomeEvent> event =
        loops.find(tenant, delivery.loop()).flatMap(loop -> event(delivery.id(), loop, now));
    return event.isEmpty()
        ? new SendResult.Failed("not recorded: the loop has no verdict", true, null)
        : result(append(tenant, event.get()));
  }

  private Appended append(TenantId tenant, OutcomeEvent event) {
    Submission.Item item = new Submission.Item(event, new Submission.Given(true, true, true, true));
    try {
      List<Appended> results = recorder.record(Submission.single(tenant, item)).join();
      return results.getFirst();
    } catch (QueueFullException full) {
      throw new StorageException(
          StorageException.Kind.OVERLOAD, "too many events of the tenant wait", full);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw failed;
    }
  }

  private static SendResult result(Appended appended) {
    return switch (appended) {
      case Appended.Stored _, Appended.Duplicate _ -> new SendResult.Delivered("recorded");
      case Appended.Conflicting(String id) ->
          new SendResult.Failed("not recorded: another event has the id " + id, true, null);
      case Appended.Refused(StorageException failure) -> throw failure;
      case Appended.SeriesLimitReached _, Appended.LeftOut _ ->
          new SendResult.Failed("not recorded: " + appended, false, null);
    };
  }

  /** What is undecided is no success: nobody has shown that it helped. */
  static Optional<OutcomeEvent> event(String id, Loop loop, Instant now) {
    Verdict verdict = loop.verdict();
    Instant ended = loop.endedAt();
    if (verdict == null || ended == null) {
      return Optional.empty();
    }
    return Optional.of(
        new OutcomeEvent(
            id,
            new SeriesKey(SystemDomain.LOOPS, loop.template(), MetricType.SUCCESS_RATE),
            verdict == Verdict.IMPROVED ? SUCCESS : NO_SUCCESS,
            ended,
            now,
            new Metadata(metadata(loop, verdict), null)));
  }

  /** Keys in their order, as the store keeps what callers say. */
  private static String metadata(Loop loop, Verdict verdict) {
    ObjectNode said =
        Json.MAPPER
            .createObjectNode()
            .put("cause", loop.cause().kind().name().toLowerCase(Locale.ROOT))
            .put("domain", loop.series().domain())
            .put("ended", loop.state().wireName())
            .put("event_type", loop.series().eventType())
            .put("loop", loop.id())
            .put("metric_type", loop.series().metricType().wireName())
            .put("verdict", verdict.name().toLowerCase(Locale.ROOT))
            .put("version", String.valueOf(loop.templateVersion()));
    return said.toString();
  }
}
