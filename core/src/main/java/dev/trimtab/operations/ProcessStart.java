package dev.trimtab.operations;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a process is from its start on.
 *
 * @param id made by the server; ids in order are starts in order
 * @param type what it does
 * @param name what people call it, such as the name of a file; 1 to 200 characters
 * @param startedBy who started it
 * @param startedAt to the microsecond
 * @param metadata what else is known, as a JSON object of at most 4 KiB
 * @param resumeKey the same for every process that does the same work, so that the next one knows
 *     how far the last one came; 1 to 200 characters, null where that makes no sense
 */
public record ProcessStart(
    String id,
    ProcessType type,
    String name,
    String startedBy,
    Instant startedAt,
    String metadata,
    @Nullable String resumeKey) {
  public static final int MAX_NAME_LENGTH = 200;
  public static final int MAX_METADATA_BYTES = 4 * 1024;

  public ProcessStart {
    Text.name("/name", name, MAX_NAME_LENGTH);
    if (resumeKey != null) {
      Text.name("/resume_key", resumeKey, MAX_NAME_LENGTH);
    }
    Text.storable("/metadata", metadata);
    if (metadata.getBytes(StandardCharsets.UTF_8).length > MAX_METADATA_BYTES) {
      throw new InvalidInputException("/metadata", "must be at most 4 KiB of JSON text");
    }
    startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
