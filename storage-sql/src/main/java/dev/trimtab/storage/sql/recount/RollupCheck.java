package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.rollup.SketchCodec;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.storage.sql.schema.Subjects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether every rollup equals a recount of its bucket, subject by subject. */
final class RollupCheck {
  private static final String SUBJECTS =
      """
      SELECT tenant_id, series_id, metric_type, 'series_id' FROM series
      UNION ALL SELECT tenant_id, metric_type, metric_type, 'metric_type' FROM metric_total
      """;

  private static final String ROLLUPS =
      """
      SELECT level, bucket, count, sum, sum_of_squares, min, max, ones, sketch FROM rollup
      WHERE tenant_id = ? AND subject_id = ?
      """;

  private static final String OPEN =
      "SELECT " + OpenMinute.COLUMNS + " FROM %s WHERE tenant_id = ? AND %s = ?";

  private static final String ORPHANS =
      """
      SELECT count(*) FROM rollup r
      WHERE NOT EXISTS (SELECT 1 FROM series s
          WHERE s.tenant_id = r.tenant_id AND s.series_id = r.subject_id)
        AND NOT EXISTS (SELECT 1 FROM metric_total m
          WHERE m.tenant_id = r.tenant_id AND -m.metric_type = r.subject_id)
      """;

  private final Connection connection;
  private final List<String> found;

  RollupCheck(Connection connection, List<String> found) {
    this.connection = connection;
    this.found = found;
  }

  /** A series or, where the column says so, a whole metric type. */
  private record Subject(long tenantId, long number, MetricType type, String column) {
    long subjectId() {
      return column.equals("series_id") ? number : Subjects.ofMetric(type);
    }
  }

  /** A bucket of a level. */
  record Place(int level, long bucket) {}

  void run() throws SQLException {
    for (Subject subject : subjects()) {
      compare(subject, recount(subject));
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ORPHANS)) {
      if (row.next() && row.getLong(1) > 0) {
        found.add("rollups of unknown subjects: " + row.getLong(1));
      }
    }
  }

  private List<Subject> subjects() throws SQLException {
    List<Subject> subjects = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SUBJECTS)) {
      while (row.next()) {
        MetricType type = MetricType.ofCode(row.getInt(3));
        subjects.add(new Subject(row.getLong(1), row.getLong(2), type, row.getString(4)));
      }
    }
    return subjects;
  }

  private Map<Place, RecountedBucket> recount(Subject subject) throws SQLException {
    Map<Place, RecountedBucket> buckets = new HashMap<>();
    String sql =
        "SELECT occurred_at, value FROM event WHERE tenant_id = ? AND " + subject.column() + " = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, subject.tenantId());
      statement.setLong(2, subject.number());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          for (RollupLevel level : RollupLevel.values()) {
            buckets
                .computeIfAbsent(
                    new Place(level.code(), row.getLong(1) / level.micros()),
                    unseen -> new RecountedBucket())
                .add(row.getDouble(2));
          }
        }
      }
    }
    return buckets;
  }

  private void compare(Subject subject, Map<Place, RecountedBucket> recounted) throws SQLException {
    stored(subject)
        .forEach((place, bucket) -> compare(subject, place, recounted.remove(place), bucket));
    recounted.keySet().forEach(place -> found.add("rollup missing: " + subject + " " + place));
  }

  /** What the rollups say, and the open minute added at every level. */
  private Map<Place, StoredBucket> stored(Subject subject) throws SQLException {
    Map<Place, StoredBucket> buckets = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ROLLUPS)) {
      statement.setLong(1, subject.tenantId());
      statement.setLong(2, subject.subjectId());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          StoredBucket.at(buckets, new Place(row.getInt(1), row.getLong(2))).add(row);
        }
      }
    }
    OpenMinute open = open(subject);
    if (!open.isEmpty()) {
      for (RollupLevel level : RollupLevel.values()) {
        Place place = new Place(level.code(), level.bucketOf(open.fromMicros()));
        StoredBucket.at(buckets, place).add(open);
      }
    }
    return buckets;
  }

  private OpenMinute open(Subject subject) throws SQLException {
    String table = subject.column().equals("series_id") ? "series" : "metric_total";
    try (PreparedStatement statement =
        connection.prepareStatement(OPEN.formatted(table, subject.column()))) {
      statement.setLong(1, subject.tenantId());
      statement.setLong(2, subject.number());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OpenMinute.read(row, 1) : OpenMinute.NONE;
      }
    }
  }

  private void compare(
      Subject subject, Place place, @Nullable RecountedBucket recounted, StoredBucket stored) {
    if (recounted == null) {
      found.add("rollup of nothing: " + subject + " " + place + " " + stored);
    } else if (!recounted.agreesWith(stored.aggregate())) {
      found.add("rollup differs: " + subject + " " + place + " " + stored + " not " + recounted);
    } else if (SketchCodec.isSketched(subject.type()) && !recounted.sketchEquals(stored.sketch())) {
      found.add("sketch differs: " + subject + " " + place);
    }
  }
}
