package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.context.Marker;
import dev.trimtab.context.MarkerKind;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Markers are kept as they were made, once, and listed newest first. */
public abstract class MarkerStoreContract extends StorageContract {
  private static final Marker DEPLOY =
      new Marker(
          "m1",
          "django/django",
          MarkerKind.DEPLOY,
          "release 7",
          "7.0",
          "https://ci.example.com/7",
          Sent.NOW,
          Sent.NOW.plusSeconds(1));

  @Test
  void keepsAMarkerAcrossOpenings() {
    assertThat(markers().add(ACME, DEPLOY, true)).isEqualTo(new MarkerStore.Added.Stored(DEPLOY));
    reopen(limits());

    assertThat(markers().marker(ACME, "m1")).contains(DEPLOY);
    assertThat(all(ACME, null, TimeRange.ALL, 10)).containsExactly(DEPLOY);
  }

  @Test
  void theSameIdIsTheSameMarker() {
    markers().add(ACME, DEPLOY, true);
    Marker again =
        new Marker(
            "m1",
            DEPLOY.domain(),
            DEPLOY.kind(),
            DEPLOY.label(),
            null,
            null,
            Sent.NOW.plusSeconds(9),
            Sent.NOW.plusSeconds(9));

    assertThat(markers().add(ACME, again, false)).isEqualTo(new MarkerStore.Added.Known(DEPLOY));
    assertThat(markers().add(ACME, again, true)).isEqualTo(new MarkerStore.Added.Conflicting());
    assertThat(markers().add(ACME, marker("m1", "other", 0), false))
        .isEqualTo(new MarkerStore.Added.Conflicting());
    assertThat(all(ACME, null, TimeRange.ALL, 10)).containsExactly(DEPLOY);
  }

  @Test
  void pagesLeadFromTheNewestToTheOldest() {
    List<Marker> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Marker marker = marker("m" + i, i % 2 == 0 ? "even" : "odd", i / 3);
      markers().add(ACME, marker, true);
      expected.addFirst(marker);
    }

    for (int limit : new int[] {1, 2, 3, 7, 8}) {
      assertThat(all(ACME, null, TimeRange.ALL, limit)).isEqualTo(expected);
      assertThat(all(ACME, "odd", TimeRange.ALL, limit))
          .isEqualTo(expected.stream().filter(m -> m.domain().equals("odd")).toList());
    }
    TimeRange second = new TimeRange(Sent.NOW.plusSeconds(1), Sent.NOW.plusSeconds(2));
    assertThat(all(ACME, null, second, 2)).extracting(Marker::id).containsExactly("m5", "m4", "m3");
    assertThat(all(ACME, "even", second, 2)).extracting(Marker::id).containsExactly("m4");
  }

  @Test
  void aRemovedMarkerIsGone() {
    markers().add(ACME, DEPLOY, true);

    assertThat(markers().remove(ACME, "m1")).isTrue();
    assertThat(markers().remove(ACME, "m1")).isFalse();
    assertThat(markers().marker(ACME, "m1")).isEmpty();
    assertThat(markers().add(ACME, marker("m1", "other", 3), true))
        .isInstanceOf(MarkerStore.Added.Stored.class);
  }

  @Test
  void nobodySeesAnothersMarkers() {
    markers().add(ACME, DEPLOY, true);
    Marker other = marker("m1", "theirs", 0);
    assertThat(all(GLOBEX, null, TimeRange.ALL, 10)).isEmpty();
    assertThat(markers().remove(GLOBEX, "m1")).isFalse();

    assertThat(markers().add(GLOBEX, other, true)).isEqualTo(new MarkerStore.Added.Stored(other));
    assertThat(all(GLOBEX, null, TimeRange.ALL, 10)).containsExactly(other);
    assertThat(markers().marker(ACME, "m1")).contains(DEPLOY);
  }

  /** Every page, one after another. */
  private List<Marker> all(TenantId tenant, @Nullable String domain, TimeRange range, int limit) {
    List<Marker> all = new ArrayList<>();
    EventQuery.Cursor after = null;
    do {
      MarkerStore.Page page =
          markers().markers(tenant, new MarkerStore.Query(domain, range, limit, after));
      assertThat(page.markers()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.markers());
      after = page.next();
    } while (after != null);
    return all;
  }

  private static Marker marker(String id, String domain, int second) {
    Instant at = Sent.NOW.plusSeconds(second);
    return new Marker(id, domain, MarkerKind.OTHER, "label", null, null, at, Sent.NOW);
  }

  private MarkerStore markers() {
    return storage().markers();
  }
}
