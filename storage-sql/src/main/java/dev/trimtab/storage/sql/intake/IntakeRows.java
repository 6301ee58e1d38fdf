package dev.trimtab.storage.sql.intake;

import dev.trimtab.intake.Disposition;
import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.intake.IntakeStore.Place;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.SearchText;
import dev.trimtab.intake.SignalQuality;
import dev.trimtab.intake.Urgency;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.schema.IntakeTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Table {@code intake}. */
public final class IntakeRows {
  private IntakeRows() {}

  /** Adds one, in the transaction of whoever opens it. */
  public static void insert(DSLContext sql, long tenant, Intake intake) {
    Map<Field<?>, @Nullable Object> row = changes(intake);
    row.put(IntakeTables.Intake.TENANT_ID, tenant);
    row.put(IntakeTables.Intake.INTAKE_ID, intake.id());
    row.put(IntakeTables.Intake.SIGNAL_QUALITY, Place.of(intake).quality());
    row.put(IntakeTables.Intake.CREATED_BY, intake.createdBy());
    row.put(IntakeTables.Intake.CREATED_AT, Micros.of(intake.createdAt()));
    row.put(IntakeTables.Intake.REVISION, intake.revision());
    Origin origin = intake.origin();
    if (origin != null) {
      putOrigin(row, origin);
    }
    sql.insertInto(IntakeTables.Intake.TABLE).set(row).execute();
  }

  /** How many there are. */
  public static int count(DSLContext sql, long tenant) {
    return sql.fetchCount(IntakeTables.Intake.TABLE, IntakeTables.Intake.TENANT_ID.eq(tenant));
  }

  /** How many were generated of a series since then. */
  public static int count(DSLContext sql, long tenant, SeriesKey series, Instant since) {
    return sql.fetchCount(
        IntakeTables.Intake.TABLE,
        IntakeTables.Intake.TENANT_ID
            .eq(tenant)
            .and(IntakeTables.Intake.DOMAIN.eq(series.domain()))
            .and(IntakeTables.Intake.EVENT_TYPE.eq(series.eventType()))
            .and(IntakeTables.Intake.METRIC_TYPE.eq(series.metricType().code()))
            .and(IntakeTables.Intake.CREATED_AT.ge(Micros.of(since))));
  }

  private static void putOrigin(Map<Field<?>, @Nullable Object> row, Origin origin) {
    row.put(IntakeTables.Intake.LOOP_ID, origin.loop());
    row.put(IntakeTables.Intake.CHANGE_POINT, origin.changePoint());
    SeriesKey series = origin.series();
    if (series != null) {
      row.put(IntakeTables.Intake.DOMAIN, series.domain());
      row.put(IntakeTables.Intake.EVENT_TYPE, series.eventType());
      row.put(IntakeTables.Intake.METRIC_TYPE, series.metricType().code());
    }
    row.put(IntakeTables.Intake.SIGNIFICANCE, origin.signal().significance());
    row.put(IntakeTables.Intake.SIZE, origin.signal().size());
    row.put(IntakeTables.Intake.VOLUME, origin.signal().volume());
    row.put(IntakeTables.Intake.NOVELTY, origin.signal().novelty());
  }

  /** What may change of an intake, but its revision. */
  static Map<Field<?>, @Nullable Object> changes(Intake intake) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    putQuestion(row, intake.request());
    putAnswer(row, intake.request());
    Disposition disposition = intake.disposition();
    row.put(IntakeTables.Intake.STATUS, disposition.status().code());
    row.put(IntakeTables.Intake.DECIDED_AT, micros(disposition.decidedAt()));
    row.put(IntakeTables.Intake.DECIDED_BY, disposition.decidedBy());
    row.put(IntakeTables.Intake.RATIONALE, disposition.rationale());
    row.put(IntakeTables.Intake.ACTION_ITEMS, Lines.write(disposition.actionItems()));
    row.put(IntakeTables.Intake.SEARCHED, SearchText.of(intake.request()));
    row.put(IntakeTables.Intake.UPDATED_AT, Micros.of(intake.updatedAt()));
    return row;
  }

  private static void putQuestion(Map<Field<?>, @Nullable Object> row, Request request) {
    Request.Classification classification = request.classification();
    row.put(IntakeTables.Intake.RESEARCH_TYPE, classification.researchType().code());
    row.put(IntakeTables.Intake.CATEGORY, classification.category());
    row.put(IntakeTables.Intake.URGENCY, classification.urgency().code());
    Request.Content content = request.content();
    LocalDate date = content.sourceDate();
    row.put(IntakeTables.Intake.TITLE, content.title());
    row.put(IntakeTables.Intake.SUMMARY, content.summary());
    row.put(IntakeTables.Intake.SOURCE, content.source());
    row.put(IntakeTables.Intake.SOURCE_DATE, date == null ? null : (int) date.toEpochDay());
    Request.Relevance relevance = request.relevance();
    row.put(IntakeTables.Intake.IMPACT_AREAS, Lines.write(relevance.impactAreas()));
    row.put(IntakeTables.Intake.AFFECTED_AGENTS, Lines.write(relevance.affectedAgents()));
    row.put(IntakeTables.Intake.PRIORITY_SCORE, relevance.priorityScore());
  }

  private static void putAnswer(Map<Field<?>, @Nullable Object> row, Request request) {
    Request.Analysis analysis = request.analysis();
    row.put(IntakeTables.Intake.KEY_FINDINGS, Lines.write(analysis.keyFindings()));
    row.put(IntakeTables.Intake.RECOMMENDATIONS, Lines.write(analysis.recommendations()));
    row.put(IntakeTables.Intake.RISKS, Lines.write(analysis.risks()));
    row.put(IntakeTables.Intake.OPPORTUNITIES, Lines.write(analysis.opportunities()));
    Request.Tracking tracking = request.tracking();
    row.put(IntakeTables.Intake.BACKLOG_REFS, Lines.write(tracking.backlogRefs()));
    row.put(IntakeTables.Intake.ROADMAP_IMPACT, tracking.roadmapImpact());
    row.put(IntakeTables.Intake.IMPLEMENTATION_TARGET, tracking.implementationTarget());
  }

  static Intake intake(Record row) {
    return new Intake(
        row.get(IntakeTables.Intake.INTAKE_ID),
        new Request(
            new Request.Classification(
                ResearchType.ofCode(row.get(IntakeTables.Intake.RESEARCH_TYPE)),
                row.get(IntakeTables.Intake.CATEGORY),
                Urgency.ofCode(row.get(IntakeTables.Intake.URGENCY))),
            content(row),
            new Request.Relevance(
                Lines.read(row.get(IntakeTables.Intake.IMPACT_AREAS)),
                Lines.read(row.get(IntakeTables.Intake.AFFECTED_AGENTS)),
                row.get(IntakeTables.Intake.PRIORITY_SCORE)),
            analysis(row),
            new Request.Tracking(
                Lines.read(row.get(IntakeTables.Intake.BACKLOG_REFS)),
                row.get(IntakeTables.Intake.ROADMAP_IMPACT),
                row.get(IntakeTables.Intake.IMPLEMENTATION_TARGET))),
        disposition(row),
        origin(row),
        row.get(IntakeTables.Intake.CREATED_BY),
        Micros.toInstant(row.get(IntakeTables.Intake.CREATED_AT)),
        Micros.toInstant(row.get(IntakeTables.Intake.UPDATED_AT)),
        row.get(IntakeTables.Intake.REVISION));
  }

  private static Request.Content content(Record row) {
    Integer day = row.get(IntakeTables.Intake.SOURCE_DATE);
    return new Request.Content(
        row.get(IntakeTables.Intake.TITLE),
        row.get(IntakeTables.Intake.SUMMARY),
        row.get(IntakeTables.Intake.SOURCE),
        day == null ? null : LocalDate.ofEpochDay(day));
  }

  private static Request.Analysis analysis(Record row) {
    return new Request.Analysis(
        Lines.read(row.get(IntakeTables.Intake.KEY_FINDINGS)),
        Lines.read(row.get(IntakeTables.Intake.RECOMMENDATIONS)),
        Lines.read(row.get(IntakeTables.Intake.RISKS)),
        Lines.read(row.get(IntakeTables.Intake.OPPORTUNITIES)));
  }

  private static Disposition disposition(Record row) {
    Long decidedAt = row.get(IntakeTables.Intake.DECIDED_AT);
    return new Disposition(
        IntakeStatus.ofCode(row.get(IntakeTables.Intake.STATUS)),
        decidedAt == null ? null : Micros.toInstant(decidedAt),
        row.get(IntakeTables.Intake.DECIDED_BY),
        row.get(IntakeTables.Intake.RATIONALE),
        Lines.read(row.get(IntakeTables.Intake.ACTION_ITEMS)));
  }

  private static @Nullable Origin origin(Record row) {
    Double significance = row.get(IntakeTables.Intake.SIGNIFICANCE);
    return significance == null
        ? null
        : new Origin(
            row.get(IntakeTables.Intake.LOOP_ID),
            row.get(IntakeTables.Intake.CHANGE_POINT),
            SeriesColumns.series(
                row.get(IntakeTables.Intake.DOMAIN),
                row.get(IntakeTables.Intake.EVENT_TYPE),
                row.get(IntakeTables.Intake.METRIC_TYPE)),
            new SignalQuality(
                significance,
                row.get(IntakeTables.Intake.SIZE),
                row.get(IntakeTables.Intake.VOLUME),
                row.get(IntakeTables.Intake.NOVELTY)));
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Micros.of(instant);
  }
}
