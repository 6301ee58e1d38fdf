package dev.trimtab.server.operations;

import dev.trimtab.operations.ProcessStore;
import dev.trimtab.server.config.OperationsConfig;
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
      RunningProcesses running, ProcessStore store, OperationsConfig config, InstantSource clock) {
    return new OperationsUpkeep(running, store, config, clock).start();
  }

  void start(@Observes StartupEvent starting, OperationsUpkeep upkeep) {}

  void stop(@Observes ShutdownEvent stopping, OperationsUpkeep upkeep) {
    upkeep.close();
  }
}
