package dev.trimtab.storage.sql.loop;

import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.LoopTables.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Table {@code loop_entry}. */
final class EntryRows {
  private EntryRows() {}

  static void insert(DSLContext sql, long tenant, String loop, LoopEntry entry) {
    sql.insertInto(Entry.TABLE)
        .set(Entry.TENANT_ID, tenant)
        .set(Entry.LOOP_ID, loop)
        .set(Entry.NUMBER, entry.number())
        .set(Entry.AT, Micros.of(entry.at()))
        .set(Entry.FROM_STATE, entry.from().code())
        .set(Entry.TO_STATE, entry.to().code())
        .set(Entry.BY_NAME, entry.by())
        .set(Entry.WHY, entry.why())
        .set(Entry.KNOWN, lines(entry.known()))
        .execute();
  }

  static List<LoopEntry> of(DSLContext sql, long tenant, String loop) {
    return sql.select(
            Entry.NUMBER,
            Entry.AT,
            Entry.FROM_STATE,
            Entry.TO_STATE,
            Entry.BY_NAME,
            Entry.WHY,
            Entry.KNOWN)
        .from(Entry.TABLE)
        .where(Entry.TENANT_ID.eq(tenant))
        .and(Entry.LOOP_ID.eq(loop))
        .orderBy(Entry.NUMBER)
        .fetch(EntryRows::entry);
  }

  private static LoopEntry entry(Record row) {
    return new LoopEntry(
        row.get(Entry.NUMBER),
        Micros.toInstant(row.get(Entry.AT)),
        LoopState.ofCode(row.get(Entry.FROM_STATE)),
        LoopState.ofCode(row.get(Entry.TO_STATE)),
        row.get(Entry.BY_NAME),
        row.get(Entry.WHY),
        known(row.get(Entry.KNOWN)));
  }

  private static String lines(Map<String, String> known) {
    return new TreeMap<>(known)
        .entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> known(String lines) {
    Map<String, String> known = new TreeMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              known.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return known;
  }
}
