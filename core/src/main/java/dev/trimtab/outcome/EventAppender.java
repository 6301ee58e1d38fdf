package dev.trimtab.outcome;

import java.util.List;

/** The one way in which events enter a store. Thread-safe. */
public interface EventAppender {
  /**
   * Stores a group of submissions in one transaction, durable when this returns.
   *
   * <p>In one commit: each stored event gets the next position of its tenant, without gaps and in
   * the order given; totals, rollups and the series' folds count it once; findings of the fold are
   * written beside it. An event with a caller's id that was stored before is not stored again, also
   * within the group. An atomic submission is stored whole or not at all.
   *
   * @param group of one tenant where {@link #mixesTenants()} is false
   * @return for each submission, in order, what became of each of its items, in order
   * @throws StorageException nothing of the group was stored; on {@link
   *     StorageException.Kind#UNAVAILABLE} the commit may have happened all the same
   */
  List<List<Appended>> append(List<Submission> group);

  /** True where a group may hold several tenants' submissions. */
  boolean mixesTenants();
}
