package dev.trimtab.storage.sql.transfer;

/** Is told how a transfer gets on. Called often, from one thread; must be quick. */
public interface TransferObserver {
  /** What a transfer is at. */
  enum Stage {
    /** Rows go from one store to the other. */
    COPYING,
    /** Both are read whole, and compared. */
    VERIFYING
  }

  /**
   * Some more rows are done with.
   *
   * @param table they are of
   * @param rows how many of this stage are done, those of an earlier run included
   * @param all how many there are
   */
  void advanced(Stage stage, String table, long rows, long all);
}
