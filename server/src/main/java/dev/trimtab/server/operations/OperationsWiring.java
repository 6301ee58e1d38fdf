package dev.trimtab.server.operations;

import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.server.config.OperationsConfig;
import dev.trimtab.server.schedule.Jobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the parts of this room together, and starts and stops its upkeep. */
public final class OperationsWiring {
  @Produces
  @Singleton
  RunningProcesses running(ProcessStore store, InstantSource clock) {
    return new RunningProcesses(store, clock);
  }

  @Produces
  @Singleton
  OperationsUpkeep upkeep(
      RunningProcesses running,
      ProcessStore processes,
      SilenceStore silences,
      AcknowledgementStore acknowledgements,
      OperationsConfig config,
      Jobs jobs,
      InstantSource clock) {
    OperationsUpkeep.Kept kept = new OperationsUpkeep.Kept(processes, silences, acknowledgements);
    return new OperationsUpkeep(running, kept, config, clock).start(jobs);
  }

  void start(@Observes StartupEvent starting, OperationsUpkeep upkeep) {}

  void stop(@Observes ShutdownEvent stopping, OperationsUpkeep upkeep) {
    upkeep.close();
  }
}
