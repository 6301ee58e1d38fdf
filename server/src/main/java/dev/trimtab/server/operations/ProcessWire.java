package dev.trimtab.server.operations;

import dev.trimtab.client.JsonText;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.ProcessStarted;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import java.util.List;
import java.util.Optional;

/** Processes in the form callers see. */
final class ProcessWire {
  static final String CANCEL = "cancel";

  private ProcessWire() {}

  /** What was found; a problem where nothing was. */
  static ProcessOut found(Optional<ProcessOut> process) {
    return process.orElseThrow(
        () ->
            new ProblemException(
                ProblemKind.NOT_FOUND, "there is no process with that id, or not any more"));
  }

  static ProcessOut out(ProcessRecord process) {
    ProcessStart start = process.start();
    boolean canBeCancelled =
        process.status() == ProcessStatus.RUNNING && !process.cancelRequested();
    return new ProcessOut(
        start.id(),
        start.type().wireName(),
        process.status().wireName(),
        start.startedAt(),
        start.name(),
        new JsonText(start.metadata()),
        start.startedBy(),
        process.heardAt(),
        process.endedAt(),
        process.progress().done(),
        process.progress().total(),
        process.progress().counts(),
        process.cancelRequested(),
        canBeCancelled ? List.of(CANCEL) : List.of(),
        process.detail());
  }

  static ProcessStarted.Resume resume(ProcessRecord earlier) {
    return new ProcessStarted.Resume(
        earlier.start().id(), earlier.progress().done(), earlier.progress().counts());
  }
}
