package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads that belong together. */
public abstract class MomentContract extends OutcomeContract {
  private static final Selection COSTS =
      new Selection(MetricType.COST_USD, null, null, TimeRange.ALL);

  @Test
  void whatIsStoredMeanwhileIsNotSeen() {
    TenantId tenant = newTenant();
    storeOne(tenant, "before");

    List<Long> counts =
        store()
            .atOneMoment(
                () -> {
                  long first = count(tenant);
                  storeOne(tenant, "meanwhile");
                  return List.of(first, count(tenant), store().lastPosition(tenant));
                });

    assertThat(counts).containsExactly(1L, 1L, 1L);
    assertThat(count(tenant)).isEqualTo(2);
  }

  @Test
  void readsOfEveryKindShareTheMoment() {
    TenantId tenant = newTenant();
    storeOne(tenant, "before");

    List<Integer> found =
        store()
            .atOneMoment(
                () -> {
                  int first = storage().tenants().list(null, 10).size();
                  storeOne(newTenant(), "of another");
                  return List.of(first, storage().tenants().list(null, 10).size());
                });

    assertThat(found).containsExactly(1, 1);
  }

  @Test
  void aFailureInsidePasses() {
    StorageException full =
        new StorageException(StorageException.Kind.FULL, "no room", new IllegalStateException());

    assertThatThrownBy(
            () ->
                store()
                    .atOneMoment(
                        () -> {
                          throw full;
                        }))
        .isSameAs(full);
    assertThat(count(newTenant())).isZero();
  }

  private void storeOne(TenantId tenant, String id) {
    SeriesKey series = new SeriesKey("bot", "invoke_agent", MetricType.COST_USD);
    store(
        tenant,
        List.of(
            new OutcomeEvent(id, series, 1, Histories.ARRIVAL, Histories.ARRIVAL, Metadata.NONE)));
  }

  private long count(TenantId tenant) {
    return store().aggregate(tenant, COSTS).count();
  }
}
