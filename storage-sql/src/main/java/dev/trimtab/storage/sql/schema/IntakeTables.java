package dev.trimtab.storage.sql.schema;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of intakes and lessons. What each column means stands in their migration. */
public final class IntakeTables {
  private IntakeTables() {}

  /** Research requests. */
  public static final class Intake {
    public static final Table<Record> TABLE = Tables.named("intake");
    public static final Field<Long> TENANT_ID = Tables.number("intake", "tenant_id");
    public static final Field<String> INTAKE_ID = Tables.text("intake", "intake_id");
    public static final Field<Integer> RESEARCH_TYPE = Tables.code("intake", "research_type");
    public static final Field<String> CATEGORY = Tables.text("intake", "category");
    public static final Field<Integer> URGENCY = Tables.code("intake", "urgency");
    public static final Field<String> TITLE = Tables.text("intake", "title");
    public static final Field<String> SUMMARY = Tables.text("intake", "summary");
    public static final Field<String> SOURCE = Tables.text("intake", "source");
    public static final Field<Integer> SOURCE_DATE = Tables.code("intake", "source_date");
    public static final Field<String> IMPACT_AREAS = Tables.text("intake", "impact_areas");
    public static final Field<String> AFFECTED_AGENTS = Tables.text("intake", "affected_agents");
    public static final Field<Integer> PRIORITY_SCORE = Tables.code("intake", "priority_score");
    public static final Field<String> KEY_FINDINGS = Tables.text("intake", "key_findings");
    public static final Field<String> RECOMMENDATIONS = Tables.text("intake", "recommendations");
    public static final Field<String> RISKS = Tables.text("intake", "risks");
    public static final Field<String> OPPORTUNITIES = Tables.text("intake", "opportunities");
    public static final Field<String> BACKLOG_REFS = Tables.text("intake", "backlog_refs");
    public static final Field<String> ROADMAP_IMPACT = Tables.text("intake", "roadmap_impact");
    public static final Field<String> IMPLEMENTATION_TARGET =
        Tables.text("intake", "implementation_target");
    public static final Field<Integer> STATUS = Tables.code("intake", "status");
    public static final Field<Long> DECIDED_AT = Tables.number("intake", "decided_at");
    public static final Field<String> DECIDED_BY = Tables.text("intake", "decided_by");
    public static final Field<String> RATIONALE = Tables.text("intake", "rationale");
    public static final Field<String> ACTION_ITEMS = Tables.text("intake", "action_items");
    public static final Field<String> LOOP_ID = Tables.text("intake", "loop_id");
    public static final Field<String> CHANGE_POINT = Tables.text("intake", "change_point");
    public static final Field<String> DOMAIN = Tables.text("intake", "domain");
    public static final Field<String> EVENT_TYPE = Tables.text("intake", "event_type");
    public static final Field<Integer> METRIC_TYPE = Tables.code("intake", "metric_type");
    public static final Field<Double> SIGNAL_QUALITY = Tables.real("intake", "signal_quality");
    public static final Field<Double> SIGNIFICANCE = Tables.real("intake", "significance");
    public static final Field<Double> SIZE = Tables.real("intake", "size");
    public static final Field<Double> VOLUME = Tables.real("intake", "volume");
    public static final Field<Double> NOVELTY = Tables.real("intake", "novelty");
    public static final Field<String> SEARCHED = Tables.text("intake", "searched");
    public static final Field<String> CREATED_BY = Tables.text("intake", "created_by");
    public static final Field<Long> CREATED_AT = Tables.number("intake", "created_at");
    public static final Field<Long> UPDATED_AT = Tables.number("intake", "updated_at");
    public static final Field<Long> REVISION = Tables.number("intake", "revision");

    /** What is read of a row. */
    public static final List<Field<?>> COLUMNS =
        List.of(
            INTAKE_ID,
            RESEARCH_TYPE,
            CATEGORY,
            URGENCY,
            TITLE,
            SUMMARY,
            SOURCE,
            SOURCE_DATE,
            IMPACT_AREAS,
            AFFECTED_AGENTS,
            PRIORITY_SCORE,
            KEY_FINDINGS,
            RECOMMENDATIONS,
            RISKS,
            OPPORTUNITIES,
            BACKLOG_REFS,
            ROADMAP_IMPACT,
            IMPLEMENTATION_TARGET,
            STATUS,
            DECIDED_AT,
            DECIDED_BY,
            RATIONALE,
            ACTION_ITEMS,
            LOOP_ID,
            CHANGE_POINT,
            DOMAIN,
            EVENT_TYPE,
            METRIC_TYPE,
            SIGNIFICANCE,
            SIZE,
            VOLUME,
            NOVELTY,
            CREATED_BY,
            CREATED_AT,
            UPDATED_AT,
            REVISION);

    private Intake() {}
  }

  /** What was learned. */
  public static final class Lesson {
    public static final Table<Record> TABLE = Tables.named("lesson");
    public static final Field<Long> TENANT_ID = Tables.number("lesson", "tenant_id");
    public static final Field<String> LESSON_ID = Tables.text("lesson", "lesson_id");
    public static final Field<String> PROBLEM = Tables.text("lesson", "problem");
    public static final Field<String> ACTION = Tables.text("lesson", "action");
    public static final Field<String> RESULT = Tables.text("lesson", "result");
    public static final Field<String> NOTES = Tables.text("lesson", "notes");
    public static final Field<String> TAGS = Tables.text("lesson", "tags");
    public static final Field<Double> CONFIDENCE = Tables.real("lesson", "confidence");
    public static final Field<String> DOMAIN = Tables.text("lesson", "domain");
    public static final Field<String> EVENT_TYPE = Tables.text("lesson", "event_type");
    public static final Field<Integer> METRIC_TYPE = Tables.code("lesson", "metric_type");
    public static final Field<String> TEMPLATE = Tables.text("lesson", "template");
    public static final Field<String> LOOP_ID = Tables.text("lesson", "loop_id");
    public static final Field<Integer> VERDICT = Tables.code("lesson", "verdict");
    public static final Field<String> CONFIRMED_BY = Tables.text("lesson", "confirmed_by");
    public static final Field<Long> CONFIRMED_AT = Tables.number("lesson", "confirmed_at");
    public static final Field<Integer> PROVEN = Tables.code("lesson", "proven");
    public static final Field<String> SEARCHED = Tables.text("lesson", "searched");
    public static final Field<String> CREATED_BY = Tables.text("lesson", "created_by");
    public static final Field<Long> CREATED_AT = Tables.number("lesson", "created_at");
    public static final Field<Long> UPDATED_AT = Tables.number("lesson", "updated_at");
    public static final Field<Long> REVISION = Tables.number("lesson", "revision");

    /** What is read of a row. */
    public static final List<Field<?>> COLUMNS =
        List.of(
            LESSON_ID,
            PROBLEM,
            ACTION,
            RESULT,
            NOTES,
            TAGS,
            CONFIDENCE,
            DOMAIN,
            EVENT_TYPE,
            METRIC_TYPE,
            TEMPLATE,
            LOOP_ID,
            VERDICT,
            CONFIRMED_BY,
            CONFIRMED_AT,
            CREATED_BY,
            CREATED_AT,
            UPDATED_AT,
            REVISION);

    private Lesson() {}
  }
}
