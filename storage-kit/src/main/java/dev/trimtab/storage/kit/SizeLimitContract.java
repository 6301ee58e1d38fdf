package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.Submission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that is full says so, stores nothing of the group, and goes on once there is room. */
public abstract class SizeLimitContract extends StorageContract {
  private static final long LIMIT = 8 << 20;
  private static final int GROUP = 100;
  private static final Metadata LARGE = new Metadata("{\"a\":\"" + "x".repeat(2_000) + "\"}", null);

  @Override
  protected StoreLimits limits() {
    return StoreLimits.WIDE.withMaxBytes(LIMIT);
  }

  @Test
  void fillsUpAndRecovers() {
    List<Submission> kept = new ArrayList<>();
    StorageException full = null;
    Submission refused = group(0);
    for (int i = 0; full == null && i < LIMIT / GROUP / 2_000 + 1; i++) {
      Submission next = group(i);
      refused = next;
      full = catchThrowableOfType(StorageException.class, () -> append(next));
      if (full == null) {
        kept.add(next);
      }
    }
    assertThat(full)
        .isNotNull()
        .extracting(StorageException::kind)
        .isEqualTo(StorageException.Kind.FULL);
    // The rest are indexes, counts, and room that is left on pages.
    assertThat(kept.size() * (long) GROUP * 2_000).as("bytes of content").isGreaterThan(LIMIT / 3);
    assertKept(kept, refused);
    assertThat(audit().discrepancies()).isEmpty();

    reopen(StoreLimits.WIDE);
    assertKept(kept, refused);
    assertThat(append(refused).getFirst()).hasOnlyElementsOfType(Appended.Stored.class);
  }

  private void assertKept(List<Submission> kept, Submission refused) {
    assertThat(storage().outcomes().inventory(ACME, null, 1).totalEvents())
        .isEqualTo((long) kept.size() * GROUP);
    assertThat(refused.items())
        .allSatisfy(
            item -> assertThat(storage().outcomes().event(ACME, item.event().id())).isEmpty());
  }

  private static Submission group(int number) {
    Sent[] events = new Sent[GROUP];
    for (int i = 0; i < GROUP; i++) {
      events[i] = Sent.success(1).in("domain-" + i).with(LARGE).withId(number + "-" + i);
    }
    return Sent.batch(ACME, events);
  }
}
