package dev.trimtab.storage.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NewestWindowProperties {
  private record Sample(long time, long position) {}

  @Property
  void keepsWhatSortingWouldKeep(
      @ForAll @Size(max = 300) List<@IntRange(max = 20) Integer> times,
      @ForAll @IntRange(min = 1, max = 100) int capacity) {
    NewestWindow window = new NewestWindow(capacity);
    List<Sample> all = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      // Positions that do not come in order, but each once.
      long position = i * 7919L % 10_007;
      all.add(new Sample(times.get(i), position));
      window.offer(times.get(i), position, position / 2.0);
    }

    all.sort(Comparator.comparingLong(Sample::time).thenComparingLong(Sample::position));
    List<Sample> newest = all.subList(Math.max(0, all.size() - capacity), all.size());
    NewestWindow.Samples kept = window.sorted();
    assertThat(kept.count()).isEqualTo(newest.size());
    for (int i = 0; i < kept.count(); i++) {
      assertThat(kept.times()[i]).isEqualTo(newest.get(i).time());
      assertThat(kept.positions()[i]).isEqualTo(newest.get(i).position());
      assertThat(kept.values()[i]).isEqualTo(newest.get(i).position() / 2.0);
    }
  }
}
