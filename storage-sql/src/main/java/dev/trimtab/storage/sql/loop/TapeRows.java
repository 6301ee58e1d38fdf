package dev.trimtab.storage.sql.loop;

import dev.trimtab.loop.Tape;
import dev.trimtab.loop.TapeCodec;
import dev.trimtab.loop.TapeLine;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.schema.LoopTables;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Table {@code loop_tape}. */
final class TapeRows {
  private TapeRows() {}

  static void insert(DSLContext sql, long tenant, String loop, TapeLine line) {
    sql.insertInto(LoopTables.Tape.TABLE)
        .set(LoopTables.Tape.TENANT_ID, tenant)
        .set(LoopTables.Tape.LOOP_ID, loop)
        .set(LoopTables.Tape.NUMBER, line.number())
        .set(LoopTables.Tape.CONTENT, TapeCodec.encode(line))
        .execute();
  }

  static Optional<Tape> of(DSLContext sql, long tenant, String loop) {
    List<TapeLine> lines =
        sql.select(LoopTables.Tape.CONTENT)
            .from(LoopTables.Tape.TABLE)
            .where(LoopTables.Tape.TENANT_ID.eq(tenant))
            .and(LoopTables.Tape.LOOP_ID.eq(loop))
            .orderBy(LoopTables.Tape.NUMBER)
            .fetch(row -> line(loop, row.value1()));
    return lines.isEmpty() ? Optional.empty() : Optional.of(Tape.of(lines));
  }

  private static TapeLine line(String loop, byte[] content) {
    return TapeCodec.decode(content)
        .orElseThrow(
            () ->
                new StorageException(
                    StorageException.Kind.REJECTED,
                    "the tape of loop %s is damaged or was written by another version of Trimtab"
                        .formatted(loop),
                    null));
  }
}
