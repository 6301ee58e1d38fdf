package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.ChangeStore.OpenChanges;
import dev.trimtab.client.DashboardOut;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.server.config.Defaults;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.tenant.TenantId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A dashboard asks each store once for all of a kind: where the database is a journey away, what is
 * asked for one by one is most of the time it takes.
 */
class DashboardTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void asksForAllOfAKindAtOnce() {
    WatchRules rules = WatchRules.of(Defaults.of(ChangesConfig.class));
    TrendEvidence evidence = new TrendEvidence(noting(ChangeStore.class), rules);

    DashboardOut dashboard =
        new Dashboard(
                noting(OutcomeStore.class),
                noting(LoopStore.class),
                new DomainRules(noting(DomainSettingsStore.class)),
                evidence,
                new Environments(noting(DomainSettingsStore.class)),
                new TenantId("acme"),
                TrendQuery.USUAL,
                10,
                30)
            .at(Instant.parse("2026-11-30T12:00:00Z"));

    assertThat(dashboard.trends()).hasSize(5);
    assertThat(dashboard.weekOverWeek()).hasSize(4);
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "OutcomeStore.newest",
            "OutcomeStore.events",
            "OutcomeStore.inventory",
            "OutcomeStore.aggregates",
            "OutcomeStore.failureClasses",
            "LoopStore.list",
            "ChangeStore.open",
            "ChangeStore.list",
            "DomainSettingsStore.environments");
  }

  /** A store with nothing in it, which notes what it is asked. */
  private <T> T noting(Class<T> port) {
    Object store =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              String question = port.getSimpleName() + "." + method.getName();
              asked.add(question);
              return nothing(question, arguments);
            });
    return port.cast(store);
  }

  private static Object nothing(String question, Object[] arguments) {
    return switch (question) {
      case "OutcomeStore.newest" -> each(arguments[1], new double[0]);
      case "OutcomeStore.aggregates" -> each(arguments[1], Aggregate.EMPTY);
      case "OutcomeStore.events" -> new EventPage(List.of(), null);
      case "OutcomeStore.inventory" -> new Inventory(0, List.of(), 0, List.of(), Map.of());
      case "ChangeStore.open" -> each(arguments[1], OpenChanges.NONE);
      case "ChangeStore.list" -> new ChangeStore.Page(List.of(), Optional.empty());
      default -> List.of();
    };
  }

  private static List<Object> each(Object selections, Object nothing) {
    return ((List<?>) selections).stream().map(_ -> nothing).toList();
  }
}
