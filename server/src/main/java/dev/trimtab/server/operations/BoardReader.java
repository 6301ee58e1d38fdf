package dev.trimtab.server.operations;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands on a board: what started lately, what runs, and what was there before. */
record BoardReader(HubProcesses processes) {
  private static final Duration LATELY = Duration.ofHours(24);
  private static final int NEWEST = 500;

  /** What a board holds at the most; beyond, the oldest go. */
  private static final int MOST = 2_000;

  /** The oldest first. What is no longer among the newest but ran before is looked up by its id. */
  List<ProcessOut> read(TenantId tenant, List<ProcessOut> before, Instant now) {
    Map<String, ProcessOut> found = new HashMap<>();
    processes
        .list(tenant, HubQuery.ofTenant(now.minus(LATELY), NEWEST))
        .forEach(each -> found.put(each.id(), each));
    processes.openLoops(tenant).forEach(each -> found.put(each.id(), each));
    for (ProcessOut each : before) {
      if (!found.containsKey(each.id())) {
        found.put(each.id(), each.runs() ? processes.find(tenant, each.id()).orElse(each) : each);
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparing(ProcessOut::startedAt).thenComparing(ProcessOut::id))
        .skip(Math.max(0, found.size() - MOST))
        .toList();
  }
}
