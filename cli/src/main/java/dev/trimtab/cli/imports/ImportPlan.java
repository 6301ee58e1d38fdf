package dev.trimtab.cli.imports;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and how.
 *
 * @param file the rows
 * @param mapper makes events of them
 * @param mapping what the mapper was made of, as text; empty where there is none
 * @param occurredAt for events whose row has no time; null leaves them to the moment of arrival
 * @param rejected where to write what is not stored
 */
public record ImportPlan(
    ImportFile file,
    RowMapper mapper,
    String mapping,
    @Nullable Instant occurredAt,
    Path rejected) {

  /** The same for every import that makes the same events of the same rows. */
  public String resumeKey() {
    return "import:"
        + Digests.of(file.digest(), file.format().toString(), mapping, String.valueOf(occurredAt));
  }
}
