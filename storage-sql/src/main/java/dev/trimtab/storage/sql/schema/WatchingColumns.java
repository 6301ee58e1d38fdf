package dev.trimtab.storage.sql.schema;

import dev.trimtab.tenant.Watching;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The columns of a table that say what is watched beside each series. */
public record WatchingColumns(Field<Integer> granularity, Field<String> metadataKeys) {
  private static final String LINE = "\n";

  static WatchingColumns in(String table) {
    return new WatchingColumns(
        DSL.field(DSL.name(table, "granularity"), SQLDataType.INTEGER),
        DSL.field(DSL.name(table, "metadata_keys"), SQLDataType.CLOB));
  }

  /** What a row says that holds these columns. */
  public Watching read(Record row) {
    Integer code = row.get(granularity);
    return read(code == null ? 0 : code, row.get(metadataKeys));
  }

  /**
   * What the two say.
   *
   * @param code 0 for none
   */
  public static Watching read(int code, @Nullable String keys) {
    return new Watching(
        code == 0 ? Watching.Granularity.SERIES : Watching.Granularity.ofCode(code),
        keys == null ? List.of() : List.of(keys.split(LINE, -1)));
  }

  public Map<Field<?>, @Nullable Object> values(Watching watching) {
    Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
    List<String> keys = watching.metadataKeys();
    values.put(granularity, watching.ofDomains() ? watching.granularity().code() : null);
    values.put(metadataKeys, keys.isEmpty() ? null : String.join(LINE, keys));
    return values;
  }
}
