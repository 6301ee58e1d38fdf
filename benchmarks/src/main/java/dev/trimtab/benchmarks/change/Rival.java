package dev.trimtab.benchmarks.change;

/** A detector that Trimtab is compared with. */
interface Rival {
  /** Takes a badness within 0 and 1 in; answers whether it calls a rise now. */
  boolean alarms(double badness);
}
