package dev.trimtab.server.quota;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.config.QuotaConfig;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.TenantStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Puts the parts of this room together, and keeps the quotas in memory up to date. */
@Singleton
public final class QuotaWiring {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("quotas").daemon().factory());

  @Produces
  @Singleton
  TenantQuotas tenantQuotas(TenantStore store, QuotaConfig config) {
    TenantQuotas quotas =
        new TenantQuotas(
            store,
            new Quotas(
                quota("requests", config.requests()),
                quota("bytes", config.bytes()),
                quota("events", config.events())));
    quotas.refresh();
    return quotas;
  }

  @Produces
  @Singleton
  QuotaGate gate(TenantQuotas quotas, MeterRegistry registry) {
    return new QuotaGate(quotas, System::nanoTime, registry);
  }

  void start(@Observes StartupEvent starting, TenantQuotas quotas, Jobs jobs, QuotaConfig config) {
    jobs.every(
        thread,
        JobPlan.of("quotas", "reads the quotas of tenants that others change", config.refresh()),
        quotas::refresh);
  }

  void stop(@Observes ShutdownEvent stopping) {
    thread.shutdownNow();
  }

  private static @Nullable Quota quota(String name, Optional<String> text) {
    try {
      return text.map(said -> Quota.parse("", said)).orElse(null);
    } catch (InvalidInputException invalid) {
      throw new StartFailure(
          "trimtab.quotas." + name + " " + invalid.faults().getFirst().detail(), null);
    }
  }
}
