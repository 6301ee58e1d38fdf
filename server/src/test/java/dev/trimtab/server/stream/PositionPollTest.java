package dev.trimtab.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is asked of the store while nobody says that anything happened. */
class PositionPollTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final EventQuery ALL =
      new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 10, null);

  private final Map<TenantId, Long> stored = new HashMap<>();
  private final Set<TenantId> going = new HashSet<>();
  private final List<TenantId> asked = new ArrayList<>();
  private final OpenStreams streams = new OpenStreams(10, 100, (tenant, filter) -> null);
  private final PositionPoll poll =
      new PositionPoll(
          streams,
          tenant -> {
            asked.add(tenant);
            if (going.contains(tenant)) {
              throw StorageException.gone(tenant);
            }
            return stored.getOrDefault(tenant, 0L);
          });

  @Test
  void eachTenantWithStreamsIsAskedForOnceHoweverManyItHas() {
    NewestPosition newest = streams.join(ACME, ALL).newest();
    streams.join(ACME, ALL);
    stored.put(ACME, 7L);
    stored.put(GLOBEX, 9L);

    poll.ask();

    assertThat(asked).containsExactly(ACME);
    assertThat(newest.get()).isEqualTo(7);
    streams.leave(ACME, ALL);
    streams.leave(ACME, ALL);
    poll.ask();
    assertThat(asked).as("nobody listens any more").hasSize(1);
  }

  @Test
  void aTenantThatIsBeingDeletedHoldsUpNoOther() {
    NewestPosition ofAcme = streams.join(ACME, ALL).newest();
    List<NewestPosition> ofOthers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      TenantId other = new TenantId("other-" + i);
      ofOthers.add(streams.join(other, ALL).newest());
      stored.put(other, 7L);
    }
    going.add(ACME);

    poll.ask();

    assertThat(ofOthers).extracting(NewestPosition::get).containsOnly(7L);
    assertThat(ofAcme.isOver()).isTrue();
  }

  @Test
  void positionsThatGoBackEndTheStreams() {
    NewestPosition newest = streams.join(ACME, ALL).newest();
    newest.advance(7);
    stored.put(ACME, 7L);
    poll.ask();
    assertThat(newest.isOver()).isFalse();
    stored.remove(ACME);
    poll.ask();
    assertThat(newest.isOver()).isTrue();
  }

  @Test
  void aCommitWhileTheStoreAnswersEndsNothing() {
    NewestPosition newest = streams.join(ACME, ALL).newest();
    newest.advance(7);
    PositionPoll slow =
        new PositionPoll(
            streams,
            tenant -> {
              newest.advance(9); // committed and told after the store was read
              return 7;
            });

    slow.ask();

    assertThat(newest.isOver()).isFalse();
    assertThat(newest.get()).isEqualTo(9);
  }
}
