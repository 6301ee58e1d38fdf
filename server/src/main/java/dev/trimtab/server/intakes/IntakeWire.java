package dev.trimtab.server.intakes;

import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.IntakeParts;
import dev.trimtab.client.TriageOut;
import dev.trimtab.intake.Disposition;
import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.SignalQuality;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Intakes in the form callers see. */
final class IntakeWire {
  private IntakeWire() {}

  static IntakeOut out(TenantId tenant, Intake intake) {
    Request request = intake.request();
    Origin origin = intake.origin();
    return new IntakeOut(
        intake.id(),
        tenant.value(),
        new IntakeParts.Classification(
            request.classification().researchType().wireName(),
            request.classification().category(),
            request.classification().urgency().wireName()),
        content(request.content()),
        new IntakeParts.Relevance(
            request.relevance().impactAreas(),
            request.relevance().affectedAgents(),
            request.relevance().priorityScore()),
        new IntakeParts.Analysis(
            request.analysis().keyFindings(),
            request.analysis().recommendations(),
            request.analysis().risks(),
            request.analysis().opportunities()),
        disposition(intake.disposition()),
        new IntakeParts.Tracking(
            request.tracking().backlogRefs(),
            request.tracking().roadmapImpact(),
            request.tracking().implementationTarget()),
        origin == null ? null : origin(origin),
        origin == null ? null : origin.signal().value(),
        intake.createdBy(),
        intake.createdAt(),
        intake.updatedAt(),
        intake.revision());
  }

  private static IntakeParts.Content content(Request.Content content) {
    LocalDate date = content.sourceDate();
    return new IntakeParts.Content(
        content.title(),
        content.summary(),
        content.source(),
        date == null ? null : date.toString());
  }

  private static IntakeOut.Disposition disposition(Disposition disposition) {
    return new IntakeOut.Disposition(
        disposition.status().wireName(),
        disposition.status().next().stream().map(IntakeStatus::wireName).toList(),
        disposition.decidedAt(),
        disposition.decidedBy(),
        disposition.rationale(),
        disposition.actionItems());
  }

  private static IntakeOut.Origin origin(Origin origin) {
    SeriesKey series = origin.series();
    SignalQuality signal = origin.signal();
    return new IntakeOut.Origin(
        origin.loop(),
        origin.changePoint(),
        series == null ? null : series.domain(),
        series == null ? null : series.eventType(),
        series == null ? null : series.metricType().wireName(),
        new IntakeOut.Signal(
            signal.significance(), signal.size(), signal.volume(), signal.novelty()));
  }

  /** What became of one of several. */
  static TriageOut.Result result(String id, Changed<Intake> changed) {
    return switch (changed) {
      case Changed.Done<Intake>(Intake now) -> result(id, true, now.status(), null);
      case Changed.Refused<Intake>(Intake asItIs, String why) ->
          result(id, false, asItIs.status(), why);
      case Changed.Unknown<Intake> _ -> result(id, false, null, IntakesResource.UNKNOWN);
    };
  }

  private static TriageOut.Result result(
      String id, boolean moved, @Nullable IntakeStatus status, @Nullable String detail) {
    return new TriageOut.Result(id, moved, status == null ? null : status.wireName(), detail);
  }
}
