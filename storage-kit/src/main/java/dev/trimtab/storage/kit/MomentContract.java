package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads that belong together. */
public abstract class MomentContract extends OutcomeContract {
  private static final Selection COSTS =
      new Selection(MetricType.COST_USD, null, null, TimeRange.ALL);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void whatIsStoredMeanwhileIsNotSeen() {
    TenantId tenant = newTenant();
    storeOne(tenant, "before");

    List<Long> counts =
        store()
            .atOneMoment(
                moment -> {
                  long first = count(moment, tenant);
                  storeOne(tenant, "meanwhile");
                  return List.of(first, count(moment, tenant), moment.lastPosition(tenant));
                });

    assertThat(counts).containsExactly(1L, 1L, 1L);
    assertThat(count(store(), tenant)).isEqualTo(2);
  }

  @Test
  void anAnswerThatComesSoonIsOfOneMomentToo() {
    TenantId tenant = newTenant();
    storeOne(tenant, "before");

    List<Long> counts =
        store()
            .soon(
                moment -> {
                  long first = count(moment, tenant);
                  storeOne(tenant, "meanwhile");
                  return List.of(first, count(moment, tenant));
                })
            .join();

    assertThat(counts).containsExactly(1L, 1L);
  }

  @Test
  void aFailureInsidePasses() {
    StorageException full =
        new StorageException(StorageException.Kind.FULL, "no room", new IllegalStateException());

    assertThatThrownBy(
            () ->
                store()
                    .atOneMoment(
                        _ -> {
                          throw full;
                        }))
        .isSameAs(full);
    assertThat(
            store()
                .soon(
                    _ -> {
                      throw full;
                    }))
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withCause(full);
    assertThat(count(store(), newTenant())).isZero();
  }

  private void storeOne(TenantId tenant, String id) {
    SeriesKey series = new SeriesKey("bot", "invoke_agent", MetricType.COST_USD);
    store(
        tenant,
        List.of(
            new OutcomeEvent(id, series, 1, Histories.ARRIVAL, Histories.ARRIVAL, Metadata.NONE)));
  }

  private static long count(OutcomeStore moment, TenantId tenant) {
    return moment.aggregate(tenant, COSTS).count();
  }
}
