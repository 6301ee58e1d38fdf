package dev.trimtab.storage.sql.recount;

import com.datadoghq.sketch.ddsketch.DDSketch;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.rollup.SketchCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store says of a bucket: its rollup and, where it lies in it, the open minute. */
final class StoredBucket {
  private final DDSketch sketch = SketchCodec.empty();
  private Aggregate aggregate = Aggregate.EMPTY;

  /** The bucket of that place, empty where there was none. */
  static StoredBucket at(Map<RollupCheck.Place, StoredBucket> buckets, RollupCheck.Place place) {
    return buckets.computeIfAbsent(place, unseen -> new StoredBucket());
  }

  /** Adds a row of the rollups, whose first two columns name the place. */
  void add(ResultSet row) throws SQLException {
    add(
        new Aggregate(
            row.getLong(3),
            row.getDouble(4),
            row.getDouble(5),
            row.getDouble(6),
            row.getDouble(7),
            row.getLong(8)),
        row.getBytes(9));
  }

  void add(OpenMinute open) {
    add(open.aggregate(), open.sketch());
  }

  Aggregate aggregate() {
    return aggregate;
  }

  DDSketch sketch() {
    return sketch;
  }

  @Override
  public String toString() {
    return aggregate.toString();
  }

  private void add(Aggregate more, byte @Nullable [] bytes) {
    aggregate = aggregate.plus(more);
    if (bytes != null) {
      sketch.mergeWith(SketchCodec.decode(bytes));
    }
  }
}
