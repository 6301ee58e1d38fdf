package dev.trimtab.server.alerts;

import dev.trimtab.operations.Silence;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The silences that hold. Thread-safe. */
@Singleton
public final class Silences {
  private static final int MOST = 1_000;

  private final SilenceStore store;

  Silences(SilenceStore store) {
    this.store = store;
  }

  /** Those of a tenant, the newest first. */
  List<Silence> holding(TenantId tenant, Instant now) {
    return store.list(tenant, new SilenceStore.Query(true, now, MOST, null));
  }

  /** The newest that an alert with these labels is silenced by. */
  public Optional<Silence> of(TenantId tenant, Map<String, String> labels, Instant now) {
    return holding(tenant, now).stream().filter(each -> each.matches(labels)).findFirst();
  }
}
