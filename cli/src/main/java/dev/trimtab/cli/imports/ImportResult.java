package dev.trimtab.cli.imports;

/**
 * What became of a file, or of several.
 *
 * @param rows rows dealt with by this run
 * @param accepted events stored by this run
 * @param duplicates events that were stored before
 * @param rejected rows that became no events, and events that were not stored; those of the run
 *     that this one goes on with included
 * @param skipped how many places were passed over, as an earlier run had dealt with them
 */
public record ImportResult(long rows, long accepted, long duplicates, long rejected, long skipped) {
  public static final ImportResult NOTHING = new ImportResult(0, 0, 0, 0, 0);

  /** The sum of both. */
  public ImportResult plus(ImportResult other) {
    return new ImportResult(
        rows + other.rows,
        accepted + other.accepted,
        duplicates + other.duplicates,
        rejected + other.rejected,
        skipped + other.skipped);
  }
}
