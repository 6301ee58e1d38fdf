package dev.trimtab.server.operations;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the hub calls a process: imports, exports, loops and research requests of a
 * tenant, and the jobs of this server.
 */
@Singleton
final class HubProcesses {
  private final ProcessStore processes;
  private final LoopStore loops;
  private final IntakeStore intakes;
  private final HubJobs jobs;

  HubProcesses(ProcessStore processes, LoopStore loops, IntakeStore intakes, HubJobs jobs) {
    this.processes = processes;
    this.loops = loops;
    this.intakes = intakes;
    this.jobs = jobs;
  }

  /** The newest first. */
  List<ProcessOut> list(TenantId tenant, HubQuery wanted) {
    return Stream.of(
            imports(tenant, wanted), loops(tenant, wanted), intakes(tenant, wanted), jobs(wanted))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(ProcessOut::startedAt).reversed())
        .limit(wanted.limit())
        .toList();
  }

  private List<ProcessOut> imports(TenantId tenant, HubQuery wanted) {
    return wanted.processes() == null
        ? List.of()
        : processes.list(tenant, wanted.processes()).stream().map(ProcessWire::out).toList();
  }

  private List<ProcessOut> loops(TenantId tenant, HubQuery wanted) {
    return wanted.loops() == null
        ? List.of()
        : HubLoops.list(loops, tenant, wanted.loops().status(), wanted.since(), wanted.limit());
  }

  private List<ProcessOut> intakes(TenantId tenant, HubQuery wanted) {
    return wanted.intakes() == null
        ? List.of()
        : HubIntakes.list(intakes, tenant, wanted.intakes(), wanted.since(), wanted.limit());
  }

  private List<ProcessOut> jobs(HubQuery wanted) {
    return wanted.jobs() == null ? List.of() : jobs.list(wanted.jobs().status());
  }

  /** Loops that are open, however long. */
  List<ProcessOut> openLoops(TenantId tenant) {
    return HubLoops.open(loops, tenant);
  }

  /** How many imports, exports and loops run now. */
  int running(TenantId tenant) {
    return processes.running(tenant) + Math.toIntExact(loops.countOpen(tenant));
  }

  Optional<ProcessOut> find(TenantId tenant, String id) {
    return processes
        .find(tenant, id)
        .map(ProcessWire::out)
        .or(() -> loops.find(tenant, id).map(HubLoops::out))
        .or(() -> intakes.find(tenant, id).map(HubIntakes::out))
        .or(() -> jobs.find(id));
  }
}
