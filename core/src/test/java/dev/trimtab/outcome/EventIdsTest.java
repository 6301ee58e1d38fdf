package dev.trimtab.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  private final EventIds ids = new EventIds(InstantSource.fixed(NOW), new Random(1));

  @Test
  void equalTimesKeepTheirOrderOfArrivalAndNoIdComesTwice() {
    Set<String> seen = new HashSet<>();
    String last = "";
    for (int i = 0; i < 100_000; i++) {
      String id = ids.next(NOW);
      assertThat(id).isGreaterThan(last);
      assertThat(seen.add(id)).isTrue();
      last = id;
    }
  }

  @Test
  void nodesThatStartAtTheSameMomentMakeDifferentIds() {
    EventIds other = new EventIds(InstantSource.fixed(NOW), new Random(2));

    assertThat(ids.next(NOW)).isNotEqualTo(other.next(NOW));
  }

  @Test
  void isAUuidOfVersionEight() {
    UUID id = UUID.fromString(ids.next(NOW));

    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Property
  void beginsWithTheMicrosecondOfTheEvent(
      @ForAll @LongRange(max = 250_000_000_000_000_000L) long micros) {
    EventIds some = new EventIds(InstantSource.fixed(NOW), new Random(3));

    assertThat(EventIds.occurredAtMicros(some.next(Micros.toInstant(micros)))).isEqualTo(micros);
  }

  @Test
  void foreignIdsHaveNoTime() {
    assertThat(EventIds.occurredAtMicros("order-17")).isEqualTo(-1);
    assertThat(EventIds.occurredAtMicros(UUID.randomUUID().toString())).isEqualTo(-1);
    assertThat(EventIds.occurredAtMicros("zzzzzzzz-zzzz-8zzz-zzzz-zzzzzzzzzzzz")).isEqualTo(-1);
  }
}
