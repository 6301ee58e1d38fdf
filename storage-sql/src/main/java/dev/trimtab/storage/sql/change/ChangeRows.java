package dev.trimtab.storage.sql.change;

import dev.trimtab.change.Attribution;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.change.Onset;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.schema.Tables;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Table {@code change_point}, with the names of its series. */
public final class ChangeRows {
  public static final List<Field<?>> COLUMNS =
      List.of(
          Tables.Series.DOMAIN,
          Tables.Series.EVENT_TYPE,
          Tables.Series.METRIC_TYPE,
          Tables.ChangePoint.START_AT,
          Tables.ChangePoint.EARLIEST_AT,
          Tables.ChangePoint.LATEST_AT,
          Tables.ChangePoint.ALARM,
          Tables.ChangePoint.ATTRIBUTION,
          Tables.ChangePoint.ENDING,
          Tables.ChangePoint.ENDED_AT,
          Tables.ChangePoint.ENDING_FOUND,
          Tables.ChangePoint.FEEDBACK,
          Tables.ChangePoint.FEEDBACK_NOTE,
          Tables.ChangePoint.FEEDBACK_BY,
          Tables.ChangePoint.FEEDBACK_AT);

  private ChangeRows() {}

  public static ChangePoint read(Record row) {
    SeriesKey series =
        new SeriesKey(
            row.get(Tables.Series.DOMAIN),
            row.get(Tables.Series.EVENT_TYPE),
            MetricType.ofCode(row.get(Tables.Series.METRIC_TYPE)));
    Onset onset =
        new Onset(
            Micros.toInstant(row.get(Tables.ChangePoint.START_AT)),
            Micros.toInstant(row.get(Tables.ChangePoint.EARLIEST_AT)),
            Micros.toInstant(row.get(Tables.ChangePoint.LATEST_AT)));
    byte[] attribution = row.get(Tables.ChangePoint.ATTRIBUTION);
    return new ChangePoint(
        series,
        detection(row.get(Tables.ChangePoint.ALARM)),
        onset,
        attribution == null ? null : Attribution.decode(attribution).orElse(null),
        ending(row),
        feedback(row));
  }

  private static Detection detection(byte[] content) {
    Optional<Detection> read = Detection.decode(content);
    return read.orElseThrow(
        () ->
            new StorageException(
                StorageException.Kind.REJECTED,
                "a change point was written by another version of Trimtab",
                null));
  }

  private static @Nullable Ending ending(Record row) {
    Integer kind = row.get(Tables.ChangePoint.ENDING);
    if (kind == null) {
      return null;
    }
    byte[] found = row.get(Tables.ChangePoint.ENDING_FOUND);
    return new Ending(
        Ending.Kind.ofCode(kind),
        Micros.toInstant(row.get(Tables.ChangePoint.ENDED_AT)),
        found == null ? null : detection(found));
  }

  private static @Nullable Feedback feedback(Record row) {
    Integer verdict = row.get(Tables.ChangePoint.FEEDBACK);
    return verdict == null
        ? null
        : new Feedback(
            Feedback.Verdict.ofCode(verdict),
            row.get(Tables.ChangePoint.FEEDBACK_NOTE),
            row.get(Tables.ChangePoint.FEEDBACK_BY),
            Micros.toInstant(row.get(Tables.ChangePoint.FEEDBACK_AT)));
  }

  static void insert(DSLContext sql, long tenant, long seriesId, ChangePoint point) {
    Attribution attribution = point.attribution();
    Ending ending = point.ending();
    Detection alarm = point.alarm();
    sql.insertInto(Tables.ChangePoint.TABLE)
        .set(Tables.ChangePoint.TENANT_ID, tenant)
        .set(Tables.ChangePoint.POSITION, point.position())
        .set(Tables.ChangePoint.SERIES_ID, seriesId)
        .set(Tables.ChangePoint.METRIC_TYPE, point.series().metricType().code())
        .set(Tables.ChangePoint.DIRECTION, alarm.direction().code())
        .set(Tables.ChangePoint.DETECTED_AT, alarm.at().occurredAtMicros())
        .set(Tables.ChangePoint.START_AT, Micros.of(point.onset().start()))
        .set(Tables.ChangePoint.EARLIEST_AT, Micros.of(point.onset().earliest()))
        .set(Tables.ChangePoint.LATEST_AT, Micros.of(point.onset().latest()))
        .set(Tables.ChangePoint.ALARM, alarm.encode())
        .set(Tables.ChangePoint.ATTRIBUTION, attribution == null ? null : attribution.encode())
        .set(Tables.ChangePoint.ENDING, ending == null ? null : ending.kind().code())
        .set(Tables.ChangePoint.ENDED_AT, ending == null ? null : Micros.of(ending.at()))
        .execute();
  }
}
