package dev.trimtab.outcome;

/**
 * The bounds of the recording path.
 *
 * @param lanes how many commits may run at once; a tenant always takes the same lane
 * @param tenantQueueEvents events one tenant may have waiting; a submission into an empty queue is
 *     always taken
 * @param tenantQueueBytes the same in bytes of content
 * @param totalQueueBytes bytes of content all tenants may have waiting in a lane
 * @param groupEvents events of one commit, unless a single submission is larger
 * @param sharedGroupEvents the same while several tenants write: who comes while a commit is under
 *     way waits for its end, so that a flood of one must not make it long; a larger submission that
 *     may be divided is then committed in parts
 */
public record RecorderSettings(
    int lanes,
    int tenantQueueEvents,
    long tenantQueueBytes,
    long totalQueueBytes,
    int groupEvents,
    int sharedGroupEvents) {
  /** With groups that are as large for many tenants as for one. */
  public RecorderSettings(
      int lanes,
      int tenantQueueEvents,
      long tenantQueueBytes,
      long totalQueueBytes,
      int groupEvents) {
    this(lanes, tenantQueueEvents, tenantQueueBytes, totalQueueBytes, groupEvents, groupEvents);
  }

  public RecorderSettings {
    if (lanes < 1 || tenantQueueEvents < 1 || groupEvents < 1) {
      throw new IllegalArgumentException("lanes, queue and group must be at least 1");
    }
    if (sharedGroupEvents < 1 || sharedGroupEvents > groupEvents) {
      throw new IllegalArgumentException("a shared group is at least 1 and no larger than others");
    }
    if (tenantQueueBytes < 1 || totalQueueBytes < tenantQueueBytes) {
      throw new IllegalArgumentException("the queue of all must hold the queue of one");
    }
  }
}
