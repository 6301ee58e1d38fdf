package dev.trimtab.storage.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimeCoverProperties {
  private static final long DAY = RollupLevel.DAY.micros();
  private static final long HOUR = RollupLevel.HOUR.micros();
  private static final long MINUTE = RollupLevel.MINUTE.micros();

  @Property(tries = 5_000)
  void piecesAreDisjointAndCover(@ForAll("ranges") MicroRange range) {
    List<MicroRange> pieces = pieces(TimeCover.of(range));

    long reached = range.from();
    for (MicroRange piece : pieces) {
      assertThat(piece.from()).isEqualTo(reached);
      assertThat(piece.until()).isGreaterThan(piece.from());
      reached = piece.until();
    }
    assertThat(reached).isEqualTo(range.until());
  }

  @Property(tries = 5_000)
  void fewPiecesAndTheRaggedOnesWithinAMinute(@ForAll("ranges") MicroRange range) {
    TimeCover cover = TimeCover.of(range);

    assertThat(cover.whole()).hasSizeLessThanOrEqualTo(5);
    assertThat(cover.ragged()).hasSizeLessThanOrEqualTo(2);
    for (TimeCover.Piece piece : cover.ragged()) {
      assertThat(piece.from() / MINUTE).isEqualTo((piece.until() - 1) / MINUTE);
    }
    for (TimeCover.Buckets buckets : cover.whole()) {
      if (buckets.level() != RollupLevel.DAY) {
        assertThat(buckets.until() - buckets.from())
            .as("less than two of the coarser level beside each other")
            .isLessThan(buckets.level() == RollupLevel.HOUR ? 47 : 119);
      }
    }
  }

  /** Neighbours stay neighbours, nothing that is gone is asked for, and no end moves up. */
  @Property(tries = 5_000)
  void whatIsNotKeptIsCountedByCoarserPieces(
      @ForAll("ranges") MicroRange range, @ForAll("kept") KeptFrom kept) {
    List<MicroRange> pieces = pieces(TimeCover.of(range, kept));

    long reached = Math.max(kept.floor(range.from()), kept.micros(RollupLevel.DAY));
    for (MicroRange piece : pieces) {
      assertThat(piece.from()).isEqualTo(reached);
      reached = piece.until();
    }
    assertThat(reached).isEqualTo(Math.max(kept.floor(range.until()), kept.day() * DAY));
    TimeCover cover = TimeCover.of(range, kept);
    for (TimeCover.Buckets buckets : cover.whole()) {
      assertThat(buckets.from() * buckets.level().micros())
          .isGreaterThanOrEqualTo(kept.micros(buckets.level()));
    }
    for (TimeCover.Piece piece : cover.ragged()) {
      assertThat(piece.from()).isGreaterThanOrEqualTo(kept.rawMicros());
      assertThat(piece.from() / HOUR).isEqualTo((piece.until() - 1) / HOUR);
    }
  }

  @Provide
  Arbitrary<KeptFrom> kept() {
    Arbitrary<Long> days = Arbitraries.longs().between(0, 8);
    return Combinators.combine(days, days, days)
        .as((day, raw, minute) -> new KeptFrom(day + raw, day + minute, day, day));
  }

  @Example
  void wholeMinutesHaveNoRaggedPiece() {
    assertThat(TimeCover.of(new MicroRange(3 * MINUTE, 9 * DAY + 2 * HOUR + MINUTE)).ragged())
        .isEmpty();
  }

  @Example
  void openEndsAreDaysAlone() {
    TimeCover cover = TimeCover.of(MicroRange.of(TimeRange.ALL));

    assertThat(cover.ragged()).isEmpty();
    assertThat(cover.whole())
        .containsExactly(new TimeCover.Buckets(RollupLevel.DAY, 0, MicroRange.END / DAY));
  }

  @Provide
  Arbitrary<MicroRange> ranges() {
    Arbitrary<Long> times =
        Combinators.combine(
                Arbitraries.longs().between(0, 20 * 24),
                Arbitraries.of(0L, 0L, MINUTE, 7 * MINUTE, 59 * MINUTE),
                Arbitraries.of(0L, 0L, 1L, 17_000_000L, MINUTE - 1))
            .as((hours, minutes, micros) -> hours * HOUR + minutes + micros);
    return Combinators.combine(times, times)
        .as((a, b) -> new MicroRange(Math.min(a, b), Math.max(a, b)));
  }

  private static List<MicroRange> pieces(TimeCover cover) {
    List<MicroRange> pieces = new ArrayList<>();
    for (TimeCover.Buckets buckets : cover.whole()) {
      long unit = buckets.level().micros();
      pieces.add(new MicroRange(buckets.from() * unit, buckets.until() * unit));
    }
    for (TimeCover.Piece piece : cover.ragged()) {
      pieces.add(new MicroRange(piece.from(), piece.until()));
    }
    pieces.sort(Comparator.comparingLong(MicroRange::from));
    return pieces;
  }
}
