package dev.trimtab.storage.sql.read;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.read.ChartGroups.Group;
import dev.trimtab.storage.sql.read.ChartGroups.Ranked;
import dev.trimtab.storage.sql.rollup.SketchCodec;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A chart whose buckets are whole minutes and whose groups are series: added up from the rollups of
 * the coarsest level that the buckets are made of, one line after another.
 */
final class SelectRollupChart {
  private static final ChartBucket NO_SAMPLES = new ChartBucket();
  private static final RollupLevel[] LEVELS = RollupLevel.values();

  private final SelectChartSubjects subjects;
  private final SelectRollups rollups;
  private final int maxRows;

  /**
   * Charts from rollups.
   *
   * @param maxRows how many rows one of them may read
   */
  SelectRollupChart(SelectChartSubjects subjects, SelectRollups rollups, int maxRows) {
    this.subjects = subjects;
    this.rollups = rollups;
    this.maxRows = maxRows;
  }

  Charted run(ReadSession session, long tenant, ChartQuery query) throws SQLException {
    return new Reading(session, tenant, query).chart();
  }

  /** The finest level whose buckets make up those of a chart. */
  private static RollupLevel levelOf(ChartGrid grid) {
    for (int level = LEVELS.length - 1; level > 0; level--) {
      if (grid.stepMicros() % LEVELS[level].micros() == 0) {
        return LEVELS[level];
      }
    }
    return RollupLevel.MINUTE;
  }

  /** One chart while it is read. */
  private final class Reading {
    private final ReadSession session;
    private final long tenant;
    private final ChartQuery query;
    private final RollupLevel level;
    private final TimeCover cover;
    private final RowBudget budget = new RowBudget(maxRows);
    private final CoarseCounts coarse = new CoarseCounts();

    Reading(ReadSession session, long tenant, ChartQuery query) {
      this.session = session;
      this.tenant = tenant;
      this.query = query;
      this.level = levelOf(query.grid());
      this.cover =
          TimeCover.of(
              new MicroRange(Micros.of(query.grid().since()), Micros.of(query.grid().until())));
    }

    Charted chart() throws SQLException {
      List<ChartSubject> all = subjects.run(session, tenant, query, budget);
      Ranked<List<ChartSubject>> ranked =
          query.grouping() instanceof Grouping.None
              ? new Ranked<>(List.of(new Group<>(null, 0, all)), 0, 0)
              : rank(all);
      List<Chart.Line> lines = new ArrayList<>();
      for (Group<List<ChartSubject>> group : ranked.shown()) {
        lines.add(line(group));
      }
      return budget.isSpent()
          ? new Charted.TooManyCounts(maxRows)
          : new Charted.Drawn(
              new Chart(
                  lines,
                  ranked.otherGroups(),
                  ranked.otherSamples(),
                  completeSince(),
                  query.statistic().isQuantile() ? SketchCodec.RELATIVE_ACCURACY : 0));
    }

    private @Nullable Instant completeSince() {
      OptionalLong since = coarse.completeSince();
      return since.isEmpty() ? null : Micros.toInstant(since.getAsLong());
    }

    private Ranked<List<ChartSubject>> rank(List<ChartSubject> all) throws SQLException {
      Map<String, List<ChartSubject>> byName = new LinkedHashMap<>();
      all.forEach(
          subject ->
              byName
                  .computeIfAbsent(
                      Objects.requireNonNull(subject.group()), unseen -> new ArrayList<>())
                  .add(subject));
      List<Group<List<ChartSubject>>> groups = new ArrayList<>();
      for (Map.Entry<String, List<ChartSubject>> entry : byName.entrySet()) {
        long samples = samples(entry.getValue());
        if (samples > 0) {
          groups.add(new Group<>(entry.getKey(), samples, entry.getValue()));
        }
      }
      return ChartGroups.rank(groups, query.groups());
    }

    /** From the coarsest rows there are. */
    private long samples(List<ChartSubject> group) throws SQLException {
      long[] samples = new long[1];
      for (ChartSubject subject : group) {
        for (TimeCover.Buckets buckets : cover.whole()) {
          rollups.counts(
              session,
              SelectRollups.Rows.of(tenant, subject.id(), buckets),
              budget,
              (_, added, _) -> samples[0] += added.count());
        }
      }
      return samples[0];
    }

    private Chart.Line line(Group<List<ChartSubject>> group) throws SQLException {
      @Nullable ChartBucket[] buckets = new ChartBucket[query.grid().size()];
      for (ChartSubject subject : group.content()) {
        expectCoarse(subject);
        addFine(subject, buckets);
      }
      long[] counts = new long[buckets.length];
      double[] values = new double[buckets.length];
      for (int i = 0; i < buckets.length; i++) {
        ChartBucket known = buckets[i];
        ChartBucket bucket = known == null ? NO_SAMPLES : known;
        counts[i] = bucket.count();
        values[i] = bucket.value(query.statistic());
      }
      return new Chart.Line(group.name(), counts, values);
    }

    private void expectCoarse(ChartSubject subject) throws SQLException {
      for (TimeCover.Buckets buckets : cover.whole()) {
        if (buckets.level().compareTo(level) > 0) {
          rollups.counts(
              session,
              SelectRollups.Rows.of(tenant, subject.id(), buckets),
              budget,
              (start, samples, _) ->
                  coarse.expect(start, start + buckets.level().micros(), samples.count()));
        }
      }
    }

    private void addFine(ChartSubject subject, @Nullable ChartBucket[] buckets)
        throws SQLException {
      long unit = level.micros();
      SelectRollups.Rows rows =
          new SelectRollups.Rows(
              tenant,
              subject.id(),
              level,
              Micros.of(query.grid().since()) / unit,
              Micros.of(query.grid().until()) / unit);
      SelectRollups.Visitor visitor =
          (start, samples, sketch) -> {
            coarse.found(start, samples.count());
            int index = (int) query.grid().indexOf(start);
            ChartBucket bucket = buckets[index];
            if (bucket == null) {
              bucket = new ChartBucket();
              buckets[index] = bucket;
            }
            bucket.add(samples);
            if (query.statistic().isQuantile()) {
              bucket.add(sketch);
            }
          };
      if (query.statistic().isQuantile()) {
        rollups.sketches(session, rows, budget, visitor);
      } else {
        rollups.counts(session, rows, budget, visitor);
      }
    }
  }
}
