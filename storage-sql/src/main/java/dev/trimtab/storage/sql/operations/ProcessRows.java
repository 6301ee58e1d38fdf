package dev.trimtab.storage.sql.operations;

import static dev.trimtab.storage.sql.schema.ProcessTable.CANCEL_REQUESTED;
import static dev.trimtab.storage.sql.schema.ProcessTable.COUNTS;
import static dev.trimtab.storage.sql.schema.ProcessTable.DETAIL;
import static dev.trimtab.storage.sql.schema.ProcessTable.DONE;
import static dev.trimtab.storage.sql.schema.ProcessTable.ENDED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.HEARD_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.METADATA;
import static dev.trimtab.storage.sql.schema.ProcessTable.NAME;
import static dev.trimtab.storage.sql.schema.ProcessTable.PROCESS_ID;
import static dev.trimtab.storage.sql.schema.ProcessTable.RESUME_KEY;
import static dev.trimtab.storage.sql.schema.ProcessTable.STARTED_AT;
import static dev.trimtab.storage.sql.schema.ProcessTable.STARTED_BY;
import static dev.trimtab.storage.sql.schema.ProcessTable.STATUS;
import static dev.trimtab.storage.sql.schema.ProcessTable.TENANT_ID;
import static dev.trimtab.storage.sql.schema.ProcessTable.TOTAL;
import static dev.trimtab.storage.sql.schema.ProcessTable.TYPE;

import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.Micros;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Processes as rows, and rows as processes. */
final class ProcessRows {
  private ProcessRows() {}

  static Map<Field<?>, @Nullable Object> row(
      long tenant, ProcessStart start, ProcessProgress progress) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>(progress(progress));
    long startedAt = Micros.of(start.startedAt());
    row.put(TENANT_ID, tenant);
    row.put(PROCESS_ID, start.id());
    row.put(TYPE, start.type().code());
    row.put(STATUS, ProcessStatus.RUNNING.code());
    row.put(NAME, start.name());
    row.put(STARTED_BY, start.startedBy());
    row.put(STARTED_AT, startedAt);
    row.put(HEARD_AT, startedAt);
    row.put(METADATA, start.metadata());
    row.put(RESUME_KEY, start.resumeKey());
    return row;
  }

  /** What changes as a process goes on. */
  static Map<Field<?>, @Nullable Object> progress(ProcessProgress progress) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(DONE, progress.done());
    row.put(TOTAL, progress.total());
    row.put(
        COUNTS,
        progress.counts().entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining(" ")));
    return row;
  }

  static ProcessRecord process(Record row) {
    Long endedAt = row.get(ENDED_AT);
    return new ProcessRecord(
        new ProcessStart(
            row.get(PROCESS_ID),
            ProcessType.ofCode(row.get(TYPE)),
            row.get(NAME),
            row.get(STARTED_BY),
            Micros.toInstant(row.get(STARTED_AT)),
            row.get(METADATA),
            row.get(RESUME_KEY)),
        ProcessStatus.ofCode(row.get(STATUS)),
        new ProcessProgress(row.get(DONE), row.get(TOTAL), counts(row.get(COUNTS))),
        Micros.toInstant(row.get(HEARD_AT)),
        endedAt == null ? null : Micros.toInstant(endedAt),
        row.get(CANCEL_REQUESTED) == 1,
        row.get(DETAIL));
  }

  private static Map<String, Long> counts(String text) {
    Map<String, Long> counts = new HashMap<>();
    for (String count : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int equals = count.indexOf('=');
      counts.put(count.substring(0, equals), Long.parseLong(count, equals + 1, count.length(), 10));
    }
    return counts;
  }
}
