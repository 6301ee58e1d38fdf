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
 */
public record RecorderSettings(
    int lanes,
    int tenantQueueEvents,
    long tenantQueueBytes,
    long totalQueueBytes,
    int groupEvents) {
  public RecorderSettings {
    if (lanes < 1 || tenantQueueEvents < 1 || groupEvents < 1) {
      throw new IllegalArgumentException("lanes, queue and group must be at least 1");
    }
    if (tenantQueueBytes < 1 || totalQueueBytes < tenantQueueBytes) {
      throw new IllegalArgumentException("the queue of all must hold the queue of one");
    }
  }
}
