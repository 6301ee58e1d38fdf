package dev.trimtab.storage.sql.intake;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.row;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.IntakeStore.Page;
import dev.trimtab.intake.IntakeStore.Place;
import dev.trimtab.intake.IntakeStore.Query;
import dev.trimtab.intake.SearchText;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.IntakeTables;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * A page of intakes: picks what was asked for from so many rows of an index, in its order, and says
 * where it stopped.
 */
record SelectIntakes(Dialect dialect, long tenant, Query query) {
  /** Of its primary key, on SQLite, where it must be named to be taken before others. */
  private static final String KEY = "sqlite_autoindex_intake_1";

  private static final int MOST_ROWS_SEEN = 10_000;

  /** Texts lie beside the index, and each is read. */
  private static final int MOST_TEXTS_SEARCHED = 2_000;

  private static final Field<Double> QUALITY = IntakeTables.Intake.SIGNAL_QUALITY;
  private static final Field<String> ID = IntakeTables.Intake.INTAKE_ID;

  Page page(DSLContext sql) {
    Place last =
        sql.fetch(lastSeen(sql)).stream()
            .map(row -> new Place(row.value1(), row.value2()))
            .findFirst()
            .orElse(null);
    List<Intake> found = sql.fetch(rows(sql, last)).map(IntakeRows::intake);
    if (found.size() <= query.limit()) {
      return new Page(found, last);
    }
    List<Intake> page = found.subList(0, query.limit());
    return new Page(page, Place.of(page.getLast()));
  }

  /** The last of the rows that are looked at; none where there are fewer. */
  Select<Record2<Double, String>> lastSeen(DSLContext sql) {
    int most = query.filter().text() == null ? MOST_ROWS_SEEN : MOST_TEXTS_SEARCHED;
    return sql.select(QUALITY, ID)
        .from(dialect.through(IntakeTables.Intake.TABLE, index()))
        .where(behind())
        .orderBy(order())
        .limit(1)
        .offset(most - 1);
  }

  /** One more than asked for shows whether there is a next page. */
  Select<Record> rows(DSLContext sql, @Nullable Place last) {
    return sql.select(IntakeTables.Intake.COLUMNS)
        .from(dialect.through(IntakeTables.Intake.TABLE, index()))
        .where(behind())
        .and(last == null ? noCondition() : upTo(last))
        .and(wanted(query.filter()))
        .orderBy(order())
        .limit(query.limit() + 1);
  }

  private String index() {
    if (query.filter().loop() != null) {
      return "intake_by_loop";
    }
    return isByQuality() ? "intake_by_quality" : KEY;
  }

  private Condition behind() {
    Condition ofTenant = IntakeTables.Intake.TENANT_ID.eq(tenant).and(ofLoop());
    Place after = query.after();
    if (after == null) {
      return ofTenant;
    }
    return ofTenant.and(
        isByQuality() ? row(QUALITY, ID).lt(after.quality(), after.id()) : ID.lt(after.id()));
  }

  private Condition upTo(Place last) {
    return isByQuality() ? row(QUALITY, ID).ge(last.quality(), last.id()) : ID.ge(last.id());
  }

  private List<OrderField<?>> order() {
    return isByQuality() ? List.of(QUALITY.desc(), ID.desc()) : List.of(ID.desc());
  }

  private boolean isByQuality() {
    return query.order() == Order.SIGNAL_QUALITY;
  }

  private Condition ofLoop() {
    return eq(IntakeTables.Intake.LOOP_ID, query.filter().loop());
  }

  private static Condition wanted(IntakeFilter filter) {
    var type = filter.researchType();
    var urgency = filter.urgency();
    return statuses(filter)
        .and(eq(IntakeTables.Intake.RESEARCH_TYPE, type == null ? null : type.code()))
        .and(eq(IntakeTables.Intake.URGENCY, urgency == null ? null : urgency.code()))
        .and(eq(IntakeTables.Intake.CATEGORY, filter.category()))
        .and(eq(IntakeTables.Intake.DOMAIN, filter.domain()))
        .and(generated(filter.isGenerated()))
        .and(holds(IntakeTables.Intake.IMPACT_AREAS, item(filter.impactArea())))
        .and(holds(IntakeTables.Intake.SEARCHED, folded(filter.text())));
  }

  private static Condition statuses(IntakeFilter filter) {
    return filter.statuses().isEmpty()
        ? noCondition()
        : IntakeTables.Intake.STATUS.in(
            filter.statuses().stream().map(IntakeStatus::code).sorted().toList());
  }

  private static Condition generated(@Nullable Boolean isGenerated) {
    if (isGenerated == null) {
      return noCondition();
    }
    return isGenerated ? QUALITY.ge(0.0) : QUALITY.lt(0.0);
  }

  private static @Nullable String item(@Nullable String name) {
    return name == null ? null : Lines.holding(name);
  }

  private static @Nullable String folded(@Nullable String text) {
    return text == null ? null : SearchText.fold(text);
  }

  /** True where a text is contained in a column, letter by letter; always where it is null. */
  static Condition holds(Field<String> column, @Nullable String text) {
    return text == null ? noCondition() : position(column, text).gt(0);
  }

  static <T> Condition eq(Field<T> column, @Nullable T value) {
    return value == null ? noCondition() : column.eq(value);
  }
}
