package dev.trimtab.storage.sql.schema;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of improvement loops. What each column means stands in their migration. */
public final class LoopTables {
  private LoopTables() {}

  /** Every version of every template. */
  public static final class Template {
    public static final Table<Record> TABLE = Tables.named("loop_template");
    public static final Field<Long> TENANT_ID = Tables.number("loop_template", "tenant_id");
    public static final Field<String> NAME = Tables.text("loop_template", "name");
    public static final Field<Integer> VERSION = Tables.code("loop_template", "version");
    public static final Field<String> DOCUMENT = Tables.text("loop_template", "document");
    public static final Field<Long> WRITTEN_AT = Tables.number("loop_template", "written_at");
    public static final Field<String> WRITTEN_BY = Tables.text("loop_template", "written_by");
    public static final Field<Integer> CURRENT = Tables.code("loop_template", "current");
    public static final Field<Integer> ENABLED = Tables.code("loop_template", "enabled");

    private Template() {}
  }

  /** Loops as they stand. */
  public static final class Loop {
    public static final Table<Record> TABLE = Tables.named("improvement_loop");
    public static final Field<Long> TENANT_ID = Tables.number("improvement_loop", "tenant_id");
    public static final Field<String> LOOP_ID = Tables.text("improvement_loop", "loop_id");
    public static final Field<String> TEMPLATE = Tables.text("improvement_loop", "template");
    public static final Field<Integer> TEMPLATE_VERSION =
        Tables.code("improvement_loop", "template_version");
    public static final Field<Long> SERIES_ID = Tables.number("improvement_loop", "series_id");
    public static final Field<Integer> CAUSE = Tables.code("improvement_loop", "cause");
    public static final Field<Long> CAUSE_POSITION =
        Tables.number("improvement_loop", "cause_position");
    public static final Field<String> CAUSED_BY = Tables.text("improvement_loop", "caused_by");
    public static final Field<String> SEEN = Tables.text("improvement_loop", "seen");
    public static final Field<Integer> STATE = Tables.code("improvement_loop", "state");
    public static final Field<Integer> STEP = Tables.code("improvement_loop", "step");
    public static final Field<Integer> UNDOING = Tables.code("improvement_loop", "undoing");
    public static final Field<Integer> BEGUN = Tables.code("improvement_loop", "begun");
    public static final Field<Long> STATE_SINCE = Tables.number("improvement_loop", "state_since");
    public static final Field<Long> DUE_AT = Tables.number("improvement_loop", "due_at");
    public static final Field<Long> OPENED_AT = Tables.number("improvement_loop", "opened_at");
    public static final Field<Long> ACTION_BEGAN =
        Tables.number("improvement_loop", "action_began");
    public static final Field<Long> ACTION_DONE = Tables.number("improvement_loop", "action_done");
    public static final Field<Integer> VERDICT = Tables.code("improvement_loop", "verdict");
    public static final Field<Long> LIST_NUMBER = Tables.number("improvement_loop", "list_number");
    public static final Field<Double> LIST_LEVEL = Tables.real("improvement_loop", "list_level");
    public static final Field<Double> LIST_EVIDENCE =
        Tables.real("improvement_loop", "list_evidence");
    public static final Field<Long> LIST_STANDING =
        Tables.number("improvement_loop", "list_standing");
    public static final Field<Long> ENDED_AT = Tables.number("improvement_loop", "ended_at");
    public static final Field<Integer> LINES = Tables.code("improvement_loop", "lines");
    public static final Field<Long> REVISION = Tables.number("improvement_loop", "revision");

    private Loop() {}
  }

  /** The record of each loop. */
  public static final class Entry {
    public static final Table<Record> TABLE = Tables.named("loop_entry");
    public static final Field<Long> TENANT_ID = Tables.number("loop_entry", "tenant_id");
    public static final Field<String> LOOP_ID = Tables.text("loop_entry", "loop_id");
    public static final Field<Integer> NUMBER = Tables.code("loop_entry", "number");
    public static final Field<Long> AT = Tables.number("loop_entry", "at");
    public static final Field<Integer> FROM_STATE = Tables.code("loop_entry", "from_state");
    public static final Field<Integer> TO_STATE = Tables.code("loop_entry", "to_state");
    public static final Field<String> BY_NAME = Tables.text("loop_entry", "by_name");
    public static final Field<String> WHY = Tables.text("loop_entry", "why");
    public static final Field<String> KNOWN = Tables.text("loop_entry", "known");

    private Entry() {}
  }

  /** What each loop's verification rests on. */
  public static final class Tape {
    public static final Table<Record> TABLE = Tables.named("loop_tape");
    public static final Field<Long> TENANT_ID = Tables.number("loop_tape", "tenant_id");
    public static final Field<String> LOOP_ID = Tables.text("loop_tape", "loop_id");
    public static final Field<Integer> NUMBER = Tables.code("loop_tape", "number");
    public static final Field<byte[]> CONTENT = Tables.bytes("loop_tape", "content");

    private Tape() {}
  }

  /** Where what loops send goes. */
  public static final class Channel {
    public static final Table<Record> TABLE = Tables.named("channel");
    public static final Field<Long> TENANT_ID = Tables.number("channel", "tenant_id");
    public static final Field<String> NAME = Tables.text("channel", "name");
    public static final Field<String> SETTINGS = Tables.text("channel", "settings");
    public static final Field<String> SECRET = Tables.text("channel", "secret");
    public static final Field<Long> WRITTEN_AT = Tables.number("channel", "written_at");
    public static final Field<String> WRITTEN_BY = Tables.text("channel", "written_by");

    private Channel() {}
  }

  /** What loops send. */
  public static final class Delivery {
    public static final Table<Record> TABLE = Tables.named("loop_delivery");
    public static final Field<Long> TENANT_ID = Tables.number("loop_delivery", "tenant_id");
    public static final Field<String> DELIVERY_ID = Tables.text("loop_delivery", "delivery_id");
    public static final Field<String> LOOP_ID = Tables.text("loop_delivery", "loop_id");
    public static final Field<Integer> STEP = Tables.code("loop_delivery", "step");
    public static final Field<String> CHANNEL = Tables.text("loop_delivery", "channel");
    public static final Field<Integer> KIND = Tables.code("loop_delivery", "kind");
    public static final Field<Integer> ENTRY = Tables.code("loop_delivery", "entry");
    public static final Field<Integer> STATUS = Tables.code("loop_delivery", "status");
    public static final Field<Integer> ATTEMPTS = Tables.code("loop_delivery", "attempts");
    public static final Field<Long> NEXT_AT = Tables.number("loop_delivery", "next_at");
    public static final Field<String> ANSWER = Tables.text("loop_delivery", "answer");

    private Delivery() {}
  }
}
