package dev.trimtab.storage.sql.schema;

import dev.trimtab.tenant.Sensitivity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The columns of a table that say how readily alarms are raised. */
public record WishColumns(
    Field<Integer> basis, Field<Double> falseAlarms, Field<Double> smallestDecline) {
  static WishColumns in(String table) {
    return new WishColumns(
        DSL.field(DSL.name(table, "basis"), SQLDataType.INTEGER),
        DSL.field(DSL.name(table, "false_alarms"), SQLDataType.DOUBLE),
        DSL.field(DSL.name(table, "smallest_decline"), SQLDataType.DOUBLE));
  }

  public List<Field<?>> all() {
    return List.of(basis, falseAlarms, smallestDecline);
  }

  /** What a row says that holds these columns. */
  public Sensitivity.Wish read(Record row) {
    Integer code = row.get(basis);
    return new Sensitivity.Wish(
        code == null ? null : Sensitivity.Basis.ofCode(code),
        row.get(falseAlarms),
        row.get(smallestDecline));
  }

  public Map<Field<?>, @Nullable Object> values(Sensitivity.Wish wish) {
    Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
    Sensitivity.Basis asked = wish.basis();
    values.put(basis, asked == null ? null : asked.code());
    values.put(falseAlarms, wish.falseAlarmsPerYear());
    values.put(smallestDecline, wish.smallestDecline());
    return values;
  }
}
