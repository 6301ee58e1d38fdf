package dev.trimtab.server.operations;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.server.http.BodyFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what callers say of their processes, field by field. */
final class ProcessReader {
  private static final String NO_OBJECT = "{}";

  private final BodyFields fields;

  ProcessReader(BodyFields fields) {
    this.fields = fields;
  }

  /** A process that starts at a caller's, and how much it has to do. */
  record Started(Processes.Draft draft, ProcessProgress progress) {}

  /** How far a process is; the status is null while it goes on. */
  record Report(
      ProcessProgress progress, @Nullable ProcessStatus status, @Nullable String detail) {}

  /**
   * Reads a start.
   *
   * @throws InvalidInputException with every fault found
   */
  Started start(String startedBy) {
    String type = fields.name("type", ProcessStart.MAX_NAME_LENGTH);
    if (type != null && !type.equals(ProcessType.IMPORT.wireName())) {
      fields.fault("type", "must be import: exports are started by exporting");
    }
    String name = fields.name("name", ProcessStart.MAX_NAME_LENGTH);
    String resumeKey = fields.optionalName("resume_key", ProcessStart.MAX_NAME_LENGTH);
    Long total = count("total", fields.take("total"));
    JsonNode metadata = fields.take("metadata");
    if (metadata != null && !metadata.isObject()) {
      fields.fault("metadata", "must be a JSON object");
    }
    fields.finish();
    return new Started(
        new Processes.Draft(
            ProcessType.IMPORT,
            requireNonNull(name),
            startedBy,
            metadata == null ? NO_OBJECT : metadata.toString(),
            resumeKey),
        new ProcessProgress(0, total, Map.of()));
  }

  /**
   * Reads a report.
   *
   * @throws InvalidInputException with every fault found
   */
  Report report() {
    Long done = count("done", fields.take("done"));
    if (done == null) {
      fields.fault("done", "is missing");
    }
    Long total = count("total", fields.take("total"));
    Map<String, Long> counts = counts(fields.take("counts"));
    String status = fields.optionalName("status", ProcessStart.MAX_NAME_LENGTH);
    Optional<ProcessStatus> known = Optional.ofNullable(status).flatMap(ProcessStatus::ofWireName);
    if (status != null && known.filter(end -> end != ProcessStatus.RUNNING).isEmpty()) {
      fields.fault("status", "must be succeeded, failed, cancelled or interrupted");
    }
    String detail = fields.optionalName("detail", ProcessRecord.MAX_DETAIL_LENGTH);
    fields.finish();
    return new Report(
        new ProcessProgress(requireNonNull(done), total, counts), known.orElse(null), detail);
  }

  /** The type that a parameter names. */
  static ProcessType type(String parameter, String text) {
    return ProcessType.ofWireName(text)
        .orElseThrow(() -> new InvalidInputException(parameter, "must be import or export"));
  }

  /** The status that a parameter names. */
  static ProcessStatus status(String parameter, String text) {
    return ProcessStatus.ofWireName(text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    parameter, "must be running, succeeded, failed, cancelled or interrupted"));
  }

  /** What a process is told to do. */
  String action() {
    String action = fields.name("action", ProcessStart.MAX_NAME_LENGTH);
    if (action != null && !action.matches("cancel|pause|resume")) {
      fields.fault("action", "must be cancel, pause or resume");
    }
    fields.finish();
    return requireNonNull(action);
  }

  private @Nullable Long count(String field, @Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      fields.fault(field, "must be a whole number, not negative");
      return 0L;
    }
    return value.longValue();
  }

  private Map<String, Long> counts(@Nullable JsonNode value) {
    Map<String, Long> counts = new HashMap<>();
    if (value != null && !value.isObject()) {
      fields.fault("counts", "must be an object of whole numbers");
    } else if (value != null) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        Long count = count("counts", entry.getValue());
        counts.put(entry.getKey(), count == null ? 0 : count);
      }
    }
    return counts;
  }
}
