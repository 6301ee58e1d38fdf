package dev.trimtab.cli.imports;

/**
 * What became of a file, or of several.
 *
 * @param rows lines that were not blank
 * @param accepted events stored by this run
 * @param duplicates events that were stored before
 * @param rejected rows that became no events, and events that were not stored
 */
public record ImportResult(long rows, long accepted, long duplicates, long rejected) {
  public static final ImportResult NOTHING = new ImportResult(0, 0, 0, 0);

  /** The sum of both. */
  public ImportResult plus(ImportResult other) {
    return new ImportResult(
        rows + other.rows,
        accepted + other.accepted,
        duplicates + other.duplicates,
        rejected + other.rejected);
  }
}
