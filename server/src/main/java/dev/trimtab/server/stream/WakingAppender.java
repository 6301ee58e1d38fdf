package dev.trimtab.server.stream;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventAppender;
import dev.trimtab.outcome.Submission;
import dev.trimtab.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Tells, after each commit, how far the tenants in it have come. */
public final class WakingAppender implements EventAppender {
  private final EventAppender appender;
  private final ObjLongConsumer<TenantId> advanced;

  /**
   * Stands before {@code appender}.
   *
   * @param advanced must be quick and never throw: the next commit waits for it
   */
  public WakingAppender(EventAppender appender, ObjLongConsumer<TenantId> advanced) {
    this.appender = appender;
    this.advanced = advanced;
  }

  @Override
  public List<List<Appended>> append(List<Submission> group) {
    List<List<Appended>> results = appender.append(group);
    Map<TenantId, Long> newest = new HashMap<>();
    for (int i = 0; i < group.size(); i++) {
      long position = newest(results.get(i));
      if (position > 0) {
        newest.merge(group.get(i).tenant(), position, Math::max);
      }
    }
    newest.forEach(advanced::accept);
    return results;
  }

  @Override
  public boolean mixesTenants() {
    return appender.mixesTenants();
  }

  /** Positions ascend within a submission, so that the last one stored has the newest. */
  private static long newest(List<Appended> results) {
    for (Appended result : results.reversed()) {
      if (result instanceof Appended.Stored(var _, long position)) {
        return position;
      }
    }
    return 0;
  }
}
